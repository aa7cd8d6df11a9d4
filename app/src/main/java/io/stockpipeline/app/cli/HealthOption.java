package io.stockpipeline.app.cli;

import io.stockpipeline.app.health.HealthAddress;
import io.stockpipeline.app.health.HealthCheck;
import io.stockpipeline.app.health.HealthServer;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where a command that runs as a pod answers probes, if anywhere. */
final class HealthOption {
    @Option(
            names = "--health-address",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:STOCKPIPELINE_HEALTH_ADDRESS}",
            converter = Converter.class,
            description =
                    "answer /livez, /readyz and /metrics there (environment: STOCKPIPELINE_HEALTH_ADDRESS; default: nowhere)")
    private @Nullable InetSocketAddress address;

    /** Begins to answer; null where nobody asked for it. */
    @Nullable HealthServer serve(HealthCheck check) {
        return address == null ? null : HealthServer.start(address, check);
    }

    /** Reads the address, or says what is wrong with it. */
    static final class Converter implements ITypeConverter<InetSocketAddress> {
        @Override
        public @Nullable InetSocketAddress convert(String text) {
            if (text.isEmpty()) {
                return null;
            }
            try {
                return HealthAddress.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
