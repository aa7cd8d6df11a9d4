package io.stockpipeline.console.access;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes a connection that has not sent the headers of its first request in time. The idle timeout does not: a byte now and then
 * keeps a connection from being idle for ever.
 */
final class FirstRequestDeadline implements Connection.Listener {
    private final Scheduler scheduler;
    private final Duration deadline;

    FirstRequestDeadline(Scheduler scheduler, Duration deadline) {
        this.scheduler = scheduler;
        this.deadline = deadline;
    }

    @Override
    public void onOpened(Connection connection) {
        scheduler.schedule(() -> closeIfSilent(connection), deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void closeIfSilent(Connection connection) {
        // TLS is a connection below that of HTTP; it counts no messages and says -1.
        if (connection.getMessagesIn() == 0) {
            connection.getEndPoint().close();
        }
    }
}
