package io.stockpipeline.console;

import io.stockpipeline.model.spec.StockPipeline;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What a console is of.
 *
 * @param kafka where the pipeline's topics are
 * @param address to listen at; port 0: any free one
 * @param secretsFolder the Secrets that the pipeline names: a folder each, a file a key; null where none were given
 * @param trustedProxies how many proxies stand before it, whose word on who asks is believed
 * @param version of the program, as its API tells it
 * @param clock what is now, for live sources
 */
public record ConsoleSettings(
        StockPipeline pipeline,
        ConsoleConnection kafka,
        InetSocketAddress address,
        HistoryPlan history,
        @Nullable Path secretsFolder,
        int trustedProxies,
        String version,
        Clock clock) {

    /** The same behind a number of proxies, an Ingress for example: each adds to {@code X-Forwarded-For} whom it was asked by. */
    public ConsoleSettings behind(int proxies) {
        return new ConsoleSettings(pipeline, kafka, address, history, secretsFolder, proxies, version, clock);
    }
}
