package io.stockpipeline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.stockpipeline.console.history.History;
import io.stockpipeline.console.http.ConsoleJson;
import io.stockpipeline.console.http.ConsoleServer;
import io.stockpipeline.console.query.Market;
import io.stockpipeline.console.query.MarketClock;
import io.stockpipeline.console.view.LiveView;
import io.stockpipeline.console.view.Views;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.yaml.InvalidPipelineException;
import io.stockpipeline.model.yaml.PipelineFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The API over a view that random ticks were computed into. Every answer and every fault is held against the OpenAPI document that
 * the server gives out; fields that the document does not name are faults too.
 */
final class ApiUnderTest implements AutoCloseable {
    final StockPipeline pipeline;
    final LiveView view;
    final AcceptedTicks ticks;
    private volatile long now;

    private final ConsoleServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectNode document;

    ApiUnderTest(String spec, long now) {
        this(spec, now, Long.MIN_VALUE, ticks -> History.none());
    }

    /** @param viewFrom records of earlier times are the history's only */
    ApiUnderTest(String spec, long now, long viewFrom, Function<AcceptedTicks, History> historyOf) {
        this.now = now;
        pipeline = pipeline(spec);
        view = LiveView.of(pipeline);
        ticks = new AcceptedTicks(pipeline, view, viewFrom);
        Views.readFrom(view, viewFrom);
        History history = historyOf.apply(ticks);
        InstantSource source = () -> Instant.ofEpochMilli(this.now);
        Clock clock = new FollowingClock(source);
        Market market = new Market(pipeline, view, MarketClock.of(pipeline, view, clock), history);
        server = ConsoleServer.start(
                new ConsoleServer.Settings("127.0.0.1", 0, "1.2.3"),
                List.of(new ApiRoutes(market, "1.2.3", Surroundings.NONE)),
                List.of());
        document = strict((ObjectNode) fetch("/openapi.json").node());
        Views.ready(view);
    }

    static StockPipeline pipeline(String spec) {
        try {
            return PipelineFile.parse("""
                    apiVersion: stockpipeline.io/v1alpha1
                    kind: StockPipeline
                    metadata: { name: desk }
                    spec:
                    """ + spec.indent(2));
        } catch (InvalidPipelineException e) {
            throw new AssertionError(e);
        }
    }

    /** Follows a source that moves. */
    private static final class FollowingClock extends Clock {
        private final InstantSource source;

        FollowingClock(InstantSource source) {
            this.source = source;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return source.instant();
        }
    }

    /** What came back. */
    record Fetched(int status, Map<String, List<String>> headers, JsonNode node) {}

    void setNow(long millis) {
        now = millis;
    }

    /** The answer, which must be one. */
    JsonNode get(String path) {
        return answered(path, fetchValid("get", path, null));
    }

    /** The answer to a posted body, which must be one. */
    JsonNode post(String path, String body) {
        return answered(path, fetchValid("post", path, body));
    }

    private static JsonNode answered(String path, Fetched fetched) {
        assertThat(fetched.status()).as(path + " " + fetched.node()).isEqualTo(200);
        return fetched.node();
    }

    /** The problem, which must have this status. */
    JsonNode problem(String path, int status) {
        return refused(path, status, fetchValid("get", path, null));
    }

    /** The problem with a posted body, which must have this status. */
    JsonNode postProblem(String path, String body, int status) {
        return refused(path + " " + body, status, fetchValid("post", path, body));
    }

    private static JsonNode refused(String path, int status, Fetched fetched) {
        assertThat(fetched.status()).as(path + " " + fetched.node()).isEqualTo(status);
        assertThat(fetched.headers().get("content-type")).containsExactly("application/problem+json");
        return fetched.node();
    }

    private Fetched fetchValid(String method, String path, @Nullable String body) {
        Fetched fetched = fetch(method, "/api/v1" + path, body);
        JsonNode responses = operation("/api/v1" + path).at("/" + method + "/responses");
        String status = Integer.toString(fetched.status());
        JsonNode response = responses.has(status) ? responses.get(status) : responses.get("default");
        assertThat(fetched.status() < 500 || responses.has(status))
                .as(path + ": " + status + " is documented")
                .isTrue();
        ObjectNode schema =
                response.get("content").elements().next().get("schema").deepCopy();
        schema.set("components", document.get("components"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema.toString(), InputFormat.JSON)
                        .validate(fetched.node().toString(), InputFormat.JSON))
                .as(path)
                .isEmpty();
        return fetched;
    }

    private JsonNode operation(String path) {
        String plain = path.replaceFirst("\\?.*", "");
        for (Map.Entry<String, JsonNode> entry : document.get("paths").properties()) {
            if (plain.matches(entry.getKey().replaceAll("\\{[a-z]+}", "[^/]+"))) {
                return entry.getValue();
            }
        }
        throw new AssertionError(path + " is not in the document");
    }

    Fetched fetch(String path) {
        return fetch("get", path, null);
    }

    private Fetched fetch(String method, String path, @Nullable String body) {
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                            .method(
                                    method.toUpperCase(Locale.ROOT),
                                    body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Fetched(
                    response.statusCode(),
                    response.headers().map(),
                    ConsoleJson.mapper().readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The same document, which allows no field besides those it names. */
    private static ObjectNode strict(ObjectNode document) {
        document.at("/components/schemas").forEach(schema -> ((ObjectNode) schema).put("additionalProperties", false));
        return document;
    }

    @Override
    public void close() {
        server.close();
    }
}
