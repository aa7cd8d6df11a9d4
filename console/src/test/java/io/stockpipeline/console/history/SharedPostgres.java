package io.stockpipeline.console.history;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A PostgreSQL for tests, one for all that run in a process, handed to a parameter of the type {@link DatabaseAddress}. Tests
 * keep out of each other's way by {@link #freshPipeline()}, whose schema nobody else has.
 */
public final class SharedPostgres implements ParameterResolver {
    private static final AtomicInteger PIPELINES = new AtomicInteger();

    private record Running(EmbeddedPostgres server) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    /** The qualified name of a pipeline that no other test has. */
    public static String freshPipeline() {
        return "test.p" + PIPELINES.incrementAndGet();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DatabaseAddress.class;
    }

    @Override
    public DatabaseAddress resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedPostgres.class))
                .getOrComputeIfAbsent(Running.class, key -> start(), Running.class);
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + running.server.getPort() + "/postgres", "postgres", "");
    }

    private static Running start() {
        try {
            return new Running(EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
