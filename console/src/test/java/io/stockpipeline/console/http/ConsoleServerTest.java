package io.stockpipeline.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleServerTest {
    private static final Parameter<String> SYMBOL = Parameter.path("symbol", "the symbol", Formats.symbol());
    private static final Parameter<Integer> MINUTES =
            Parameter.query("minutes", "how many", Formats.wholeNumber(1, 1440)).orElse(60);

    private static ConsoleServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    /** An answer with everything that answers have. */
    record Sample(
            String symbol,
            Instant time,
            BigDecimal price,
            int minutes,
            @Nullable String absent) {}

    @BeforeAll
    static void start() {
        RouteGroup group = () -> List.of(
                Route.get("/api/v1/symbols/{symbol}", "sample", "A sample")
                        .parameters(SYMBOL, MINUTES)
                        .answers(
                                Sample.class,
                                request -> new Sample(
                                        request.get(SYMBOL),
                                        Instant.ofEpochMilli(1),
                                        new BigDecimal("1E+3"),
                                        request.get(MINUTES),
                                        null)),
                Route.get("/fails", "fails", "Fails").answers(Sample.class, request -> {
                    throw new IllegalStateException("secret words");
                }),
                Route.get("/later", "later", "Not yet").faults(503).answers(Sample.class, request -> {
                    throw ProblemException.notYet("wait", Duration.ofSeconds(7));
                }),
                Route.post("/post", "post", "Takes a body")
                        .writes(
                                "text/plain",
                                request -> request.context()
                                        .result(Integer.toString(
                                                request.context().body().length()))));
        server = ConsoleServer.start(new ConsoleServer.Settings("127.0.0.1", 0, "1.2.3"), List.of(group), List.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldWriteNumbersPlainInstantsWithMillisecondsAndNothingAbsent() throws Exception {
        HttpResponse<String> answer = get("/api/v1/symbols/BTC%2FUSD?minutes=5");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"symbol\":\"BTC/USD\",\"time\":\"1970-01-01T00:00:00.001Z\",\"price\":1000,\"minutes\":5}");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minutes=0                | minutes | minutes: 1 to 1440, found 0",
                "minutes=1441             | minutes | minutes: 1 to 1440, found 1441",
                "minutes=x                | minutes | minutes: a whole number, 1 to 1440, found x",
                "minutes=                 | minutes | minutes: a whole number, 1 to 1440, found nothing",
                "minutes=1&minutes=2      | minutes | minutes: is given 2 times, once will do",
                "minuets=1                | minuets | minuets: is not known: did you mean minutes?",
                "colour=red               | colour  | colour: is not known: there are minutes"
            })
    void shouldSayWhichParameterIsWrong(String query, String parameter, String detail) throws Exception {
        HttpResponse<String> answer = get("/api/v1/symbols/A?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode problem = problem(answer);
        assertThat(problem.get("parameter").asText()).isEqualTo(parameter);
        assertThat(problem.get("detail").asText()).isEqualTo(detail);
    }

    @Test
    void shouldRefuseASymbolThatCannotBeOne() throws Exception {
        assertThat(problem(get("/api/v1/symbols/A%20B")).get("parameter").asText())
                .isEqualTo("symbol");
    }

    @Test
    void shouldKeepTheReasonOfAFailureToItsLog() throws Exception {
        HttpResponse<String> answer = get("/fails");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(problem(answer).get("title").asText()).isEqualTo("Server Error");
        assertThat(answer.body()).doesNotContain("secret", "IllegalState", "at io");
    }

    @Test
    void shouldSayWhenToAskAgain() throws Exception {
        HttpResponse<String> answer = get("/later");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void shouldTellAnotherMethodFromAnotherPage() throws Exception {
        HttpResponse<String> method =
                send(request("/fails").POST(HttpRequest.BodyPublishers.noBody()).build());
        HttpResponse<String> page = get("/nowhere");

        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(problem(method).get("detail").asText()).contains("POST");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(problem(page).get("detail").asText()).contains("/docs");
    }

    @Test
    void shouldRefuseABodyThatIsTooLong() throws Exception {
        HttpResponse<String> answer = send(request("/post")
                .POST(HttpRequest.BodyPublishers.ofString("x".repeat(100_000)))
                .build());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(problem(answer).get("status").asInt()).isEqualTo(413);
    }

    @Test
    void shouldRefuseAnAddressThatIsTooLong() throws Exception {
        String answer = raw("GET /api/v1/symbols/A?minutes=" + "1".repeat(20_000) + " HTTP/1.1");

        assertThat(answer).startsWith("HTTP/1.1 414").contains(Problem.CONTENT_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../dashboard/index.html",
                "/assets/..%2f..%2fetc/passwd",
                "/assets/%2e%2e/%2e%2e/pom.xml",
                "/assets/..;/index.html",
                "/assets//etc/passwd.txt",
                "/assets/%5c..%5cindex.html",
                "/assets/%00.html",
                "/../../../etc/passwd",
                "/docs/..%2fdocs.js",
                "/assets/vendor/echarts.js",
                "/assets/css",
                "/%zz"
            })
    void shouldServeNothingOutsideOfItsFolders(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1");

        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .contains(Problem.CONTENT_TYPE)
                .doesNotContain("root:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/symbols/A?minutes=%zz",
                "/api/v1/symbols/A?%zz=1",
                "/api/v1/symbols/A?minutes=%ff",
                "/api/v1/symbols/A?minutes=%",
                "/api/v1/symbols/%ff",
                "/api/v1/symbols/%",
                "/api/v1/symbols/%00"
            })
    void shouldRefuseWhatIsEncodedWrongly(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1");

        assertThat(answer).startsWith("HTTP/1.1 400").contains(Problem.CONTENT_TYPE);
    }

    @Test
    void shouldRefuseHeadersThatAreTooLong() throws Exception {
        String answer = raw("GET /docs HTTP/1.1\r\nX-Long: " + "x".repeat(20_000));

        assertThat(answer).startsWith("HTTP/1.1 431").contains(Problem.CONTENT_TYPE);
    }

    @Test
    void shouldAnswerGarbageWithAProblem() throws Exception {
        assertThat(raw("NONSENSE")).startsWith("HTTP/1.1 400").contains(Problem.CONTENT_TYPE);
    }

    @Test
    void shouldServeTheDocumentAndAPageToReadItWithoutInlineScripts() throws Exception {
        JsonNode document = ConsoleJson.mapper().readTree(get("/openapi.json").body());
        String page = get("/docs").body();

        assertThat(document.at("/info/version").asText()).isEqualTo("1.2.3");
        assertThat(document.at("/components/schemas/ConsoleServerTestSample/required"))
                .extracting(JsonNode::asText)
                .containsExactly("symbol", "time", "price", "minutes");
        assertThat(document.at("/paths/~1api~1v1~1symbols~1{symbol}/get/parameters/1/schema/default")
                        .asInt())
                .isEqualTo(60);
        assertThat(page).doesNotContain("<script>", "http:", "https:", "style=");
        for (String file : List.of("docs.js", "swagger-ui.css", "swagger-ui-bundle.js")) {
            assertThat(page).contains(file);
            assertThat(get("/docs/" + file).statusCode()).as(file).isEqualTo(200);
        }
    }

    @Test
    void shouldServeALibraryCompressedAndOnceOnly() throws Exception {
        String path = "/assets/vendor/echarts.esm.min.js";
        HttpResponse<byte[]> zipped = client.send(
                request(path).header("Accept-Encoding", "gzip").build(), HttpResponse.BodyHandlers.ofByteArray());
        String tag = zipped.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = send(request(path)
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", tag)
                .build());

        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(zipped.body()).hasSizeLessThan(600_000);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(get(path).body()).hasSizeGreaterThan(1_000_000);
    }

    @Test
    void shouldAnswerHeadAndAConditionalGet() throws Exception {
        String path = "/api/v1/symbols/A";
        String tag = get(path).headers().firstValue("ETag").orElseThrow();

        assertThat(send(request(path)
                                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                .build())
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(request(path).header("If-None-Match", tag).build()).statusCode())
                .isEqualTo(304);
    }

    private static JsonNode problem(HttpResponse<String> answer) throws IOException {
        assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.CONTENT_TYPE);
        return ConsoleJson.mapper().readTree(answer.body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    /** A request as no client library would send it. */
    private static String raw(String requestLine) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write((requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
