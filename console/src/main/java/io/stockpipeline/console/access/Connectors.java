package io.stockpipeline.console.access;

import io.javalin.config.JavalinConfig;
import io.stockpipeline.console.http.ConsoleServer;
import java.util.Set;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** The server's threads, its connector - with or without TLS - and what stands before every handler. */
final class Connectors {
    private static final int LEAST_THREADS = 8;
    private static final int SELECTORS = 2;

    private final AccessLimits limits;
    private final @Nullable Certificate certificate;
    private final Set<String> uncounted;

    /** @param uncounted paths whose requests take long, or must always be answered */
    Connectors(AccessLimits limits, @Nullable Certificate certificate, Set<String> uncounted) {
        this.limits = limits;
        this.certificate = certificate;
        this.uncounted = uncounted;
    }

    void configure(JavalinConfig config) {
        QueuedThreadPool threads = new QueuedThreadPool(limits.threads(), LEAST_THREADS);
        threads.setName("http");
        config.jetty.threadPool = threads;
        config.http.maxRequestSize = limits.bodyBytes();
        config.jetty.modifyServer(server -> {
            server.insertHandler(new InFlightLimit(limits.inFlight(), uncounted));
            server.insertHandler(new SizeLimitHandler(limits.bodyBytes(), -1));
            server.insertHandler(new SecurityHeaders(certificate != null));
            server.addBean(new NetworkConnectionLimit(limits.connections(), server));
        });
        config.jetty.addConnector((server, http) -> connector(config, server, new HttpConfiguration(http)));
    }

    private Connector connector(JavalinConfig config, Server server, HttpConfiguration http) {
        ConsoleServer.configure(http);
        http.setRequestHeaderSize(limits.headerBytes());
        ServerConnector connector;
        if (certificate == null) {
            connector = new ServerConnector(server, 1, SELECTORS, new HttpConnectionFactory(http));
        } else {
            // Whoever asks by address, as Kubernetes' probes do, is answered too: the name is the client's to check.
            http.addCustomizer(new SecureRequestCustomizer(false));
            connector = new ServerConnector(
                    server,
                    1,
                    SELECTORS,
                    new SslConnectionFactory(certificate.contexts(), HttpVersion.HTTP_1_1.asString()),
                    new HttpConnectionFactory(http));
        }
        connector.setHost(config.jetty.host);
        connector.setPort(config.jetty.port);
        connector.setIdleTimeout(limits.idle().toMillis());
        connector.setAcceptedSendBufferSize(limits.sendBufferBytes());
        connector.addBean(new FirstRequestDeadline(server.getScheduler(), limits.headerTimeout()));
        return connector;
    }
}
