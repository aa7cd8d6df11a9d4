package io.stockpipeline.app.cli;

import io.stockpipeline.app.console.ConsoleRequest;
import io.stockpipeline.app.role.ConsoleRole;
import io.stockpipeline.console.HistoryPlan;
import io.stockpipeline.model.role.PipelineRole;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code console}: the role that answers, draws, keeps the history and notifies. */
@Command(
        name = "console",
        description =
                "Serves the dashboard and the query API of a pipeline, keeps its history and sends its notifications,"
                        + " as a pod does. Stops on SIGTERM.",
        footer = {"", "Example:", "  stockpipeline console --pipeline tech.yaml --kafka localhost:9092"})
final class ConsoleCommand implements Callable<Integer> {
    @Mixin
    private RoleOptions options = new RoleOptions();

    @Option(
            names = "--http-address",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:STOCKPIPELINE_HTTP_ADDRESS:-127.0.0.1:8080}",
            converter = HealthOption.Converter.class,
            description =
                    "where dashboard and API are served (environment: STOCKPIPELINE_HTTP_ADDRESS; default: 127.0.0.1:8080)")
    private InetSocketAddress address = new InetSocketAddress(0);

    @Option(
            names = "--trusted-proxies",
            paramLabel = "N",
            defaultValue = "${env:STOCKPIPELINE_TRUSTED_PROXIES:-0}",
            description = "how many proxies stand before it, whose X-Forwarded-For says who asks"
                    + " (environment: STOCKPIPELINE_TRUSTED_PROXIES; default: 0)")
    private int trustedProxies;

    @Override
    public Integer call() throws InterruptedException {
        return options.run(PipelineRole.CONSOLE, (pipeline, clients, pipelineFolder) -> {
            ConsoleRequest request = new ConsoleRequest(pipeline, options.secretsFolder(), Version.number());
            HistoryPlan history = request.history().map(HistoryPlan::in).orElseGet(HistoryPlan.None::new);
            return new ConsoleRole(request.settings(clients, address, history).behind(trustedProxies));
        });
    }
}
