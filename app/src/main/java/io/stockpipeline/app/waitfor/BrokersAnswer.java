package io.stockpipeline.app.waitfor;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** Ready when a broker answers with the brokers of its cluster. */
public final class BrokersAnswer implements ReadinessCheck {
    @Override
    public Readiness look(Admin admin, Duration patience) throws ExecutionException, InterruptedException {
        int brokers = admin.describeCluster(new DescribeClusterOptions().timeoutMs((int) patience.toMillis()))
                .nodes()
                .get()
                .size();
        return brokers == 0
                ? new Readiness.NotYet("the cluster has no broker yet")
                : new Readiness.Ready(
                        brokers == 1 ? "Kafka answers: 1 broker" : "Kafka answers: " + brokers + " brokers");
    }
}
