package io.stockpipeline.operator.kubernetes.api;

import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;

/** Between HTTP and {@link ApiServer}: paths become requests, refusals Status objects, writes entries of the log. */
public final class ApiDispatcher extends Dispatcher {
    private static final String RULES_REVIEW = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews";

    private final ApiServer server;
    private final Gate gate;
    private final WriteLog log;

    public ApiDispatcher(ApiServer server, Gate gate, WriteLog log) {
        this.server = server;
        this.gate = gate;
        this.log = log;
    }

    @Override
    public MockResponse dispatch(RecordedRequest http) {
        try {
            return answer(http);
        } catch (ApiError error) {
            return json(error.code(), error.status().toString());
        } catch (RuntimeException e) {
            // Else the client would wait for an answer for ever.
            e.printStackTrace();
            return json(
                    500,
                    ApiError.of(500, "InternalError", String.valueOf(e))
                            .status()
                            .toString());
        }
    }

    private MockResponse answer(RecordedRequest http) {
        String[] parts = http.getPath().split("\\?", 2);
        ApiResponse discovered = server.discovery().answer(parts[0]);
        if (discovered != null) {
            return json(discovered.code(), discovered.body());
        }
        if (parts[0].equals(RULES_REVIEW) && http.getMethod().equals("POST")) {
            return json(201, gate.review(user(http), http.getBody().readUtf8()));
        }
        RequestPath path = RequestPath.parse(parts[0]);
        if (path.plural().isEmpty()) {
            ApiResponse version = server.discovery().version(path.apiVersion(), parts[0]);
            return json(version.code(), version.body());
        }
        ApiRequest request = request(http, path, parts.length == 2 ? parts[1] : "");
        if (request.isWatch()) {
            gate.check(request);
            return new MockResponse().withWebSocketUpgrade(server.watch(request));
        }
        ApiResponse response = logged(request);
        return json(response.code(), response.body());
    }

    private ApiResponse logged(ApiRequest request) {
        try {
            gate.check(request);
            ApiResponse response = server.handle(request);
            log.add(request, response.code(), response.changed());
            return response;
        } catch (ApiError error) {
            log.add(request, error.code(), false);
            throw error;
        }
    }

    private ApiRequest request(RecordedRequest http, RequestPath path, String query) {
        ApiResource type = server.types()
                .byPlural(path.apiVersion(), path.plural())
                .orElseThrow(() -> ApiError.noSuchPath(http.getPath()));
        if (!path.subresource().isEmpty() && !(path.subresource().equals("status") && type.hasStatus())) {
            throw ApiError.noSuchPath(http.getPath());
        }
        return new ApiRequest(
                user(http),
                http.getMethod(),
                type,
                path.namespace(),
                path.name(),
                path.subresource(),
                RequestPath.query(query),
                header(http, "Content-Type").replaceAll(";.*", "").trim(),
                header(http, "User-Agent"),
                http.getBody() == null ? "" : http.getBody().readUtf8());
    }

    private static String user(RecordedRequest http) {
        return header(http, "Authorization").replaceFirst("^Bearer ", "");
    }

    private static String header(RecordedRequest http, String name) {
        String value = http.getHeader(name);
        return value == null ? "" : value;
    }

    private static MockResponse json(int code, String body) {
        return new MockResponse()
                .setResponseCode(code)
                .setHeader("Content-Type", "application/json")
                .setBody(body);
    }
}
