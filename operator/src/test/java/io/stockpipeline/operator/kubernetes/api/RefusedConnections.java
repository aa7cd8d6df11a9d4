package io.stockpipeline.operator.kubernetes.api;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.URI;

/** Sends a client's requests to a port where nobody listens, while {@link Faults} say so. */
public final class RefusedConnections implements Interceptor {
    private static final URI NOBODY = URI.create("http://127.0.0.1:1/");

    private final ApiServer server;
    private final Faults faults;
    private final String user;

    public RefusedConnections(ApiServer server, Faults faults, String user) {
        this.server = server;
        this.faults = faults;
        this.user = user;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest http, RequestTags tags) {
        URI uri = http.uri();
        String type = http.header("Content-Type");
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        ApiRequest request = ApiRequest.withoutBody(
                server.types(), user, http.method(), uri.getRawPath(), query, type == null ? "" : type);
        if (request != null && faults.refuses(request)) {
            builder.uri(NOBODY);
        }
    }
}
