package io.stockpipeline.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockpipeline.console.http.ConsoleJson;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final AccessLimits SHIPPED = AccessLimits.defaults();

    @Test
    void shouldGuardEveryAnswerWithHeaders() throws IOException {
        try (GuardedConsole console = GuardedConsole.open(SHIPPED)) {
            List<String> answers = new ArrayList<>();
            for (String path : List.of("/api/v1/sample", "/nothing", "/docs", "/livez", "/api/v1/symbols/a%20b")) {
                answers.add(console.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
            }
            answers.add(console.raw("DELETE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
            answers.add(console.raw("POST /api/v1/post HTTP/1.1\r\nHost: x\r\nContent-Length: 70000\r\n\r\n"));

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer)
                            .contains("Content-Security-Policy: default-src 'none'; script-src 'self';")
                            .contains("frame-ancestors 'none'")
                            .contains("X-Content-Type-Options: nosniff")
                            .contains("Referrer-Policy: same-origin")
                            .doesNotContain("Strict-Transport-Security")
                            .doesNotContain("Access-Control-Allow")
                            .doesNotContain("X-Powered-By")
                            .doesNotContain("\nServer:"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "QUERY", "PROPFIND", "STRANGE"})
    void shouldRefuseMethodsThatChange(String method) throws Exception {
        try (GuardedConsole console = GuardedConsole.open(SHIPPED)) {
            for (String path : List.of("/api/v1/sample", "/", "/livez")) {
                String answer = console.raw(method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                assertThat(answer)
                        .as(path)
                        .startsWith("HTTP/1.1 405 ")
                        .contains("Allow: GET, HEAD", "application/problem+json");
            }
        }
    }

    @Test
    void shouldRefuseToPostWhatIsOnlyRead() {
        try (GuardedConsole console = GuardedConsole.open(SHIPPED)) {
            assertThat(console.send("POST", "/api/v1/sample", "").statusCode()).isEqualTo(405);
            assertThat(console.send("POST", "/api/v1/post", "x").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldRefuseWhatIsTooLarge() throws Exception {
        try (GuardedConsole console = GuardedConsole.open(SHIPPED)) {
            // Told by its length alone: a client that is still sending when the answer comes may not see it.
            assertThat(console.raw("POST /api/v1/post HTTP/1.1\r\nHost: x\r\nContent-Length: "
                            + (SHIPPED.bodyBytes() + 1) + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("\"status\":413");

            String chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
            assertThat(console.raw("POST /api/v1/post HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + chunk.repeat(5) + "0\r\n\r\n"))
                    .startsWith("HTTP/1.1 413 ");
            assertThat(console.raw("GET /" + "a".repeat(SHIPPED.headerBytes()) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                    .containsPattern("^HTTP/1.1 4(14|31) ");
            assertThat(console.raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(SHIPPED.headerBytes()) + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 431 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /assets/../../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /assets/..%2f..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /assets/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /assets/..%5c..%5cwindows HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /assets/%00 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /assets/..;/..;/x HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /docs/..%2fopenapi.json HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%c0%ae%c0%ae/ HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/sample\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "POST /api/v1/post HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /api/v1/post HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
                "what\r\n\r\n"
            })
    void shouldAnswerWhatIsMalformedCleanly(String request) throws IOException {
        try (GuardedConsole console = GuardedConsole.open(SHIPPED)) {
            assertThat(console.raw(request))
                    .containsPattern("^HTTP/1.[01] (4..|505) ")
                    .doesNotContain("Exception", "\tat ", "root:", "Jetty", "jetty", "the data");
        }
    }

    @Test
    void shouldSlowDownWhoeverAsksTooOften() {
        try (GuardedConsole console = GuardedConsole.open(GuardedConsole.limits(1, 20, 40, Duration.ofSeconds(10)))) {
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                statuses.add(console.get("/api/v1/sample").statusCode());
            }
            assertThat(statuses.subList(0, 20)).containsOnly(200);
            assertThat(statuses).contains(429);
            HttpResponse<String> answer = console.get("/api/v1/sample", "X-Forwarded-For", "10.0.0.1");
            assertThat(answer.statusCode()).as("nobody believes the header").isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(console.access().counts().limitedRequests()).isPositive();
            assertThat(console.get("/livez").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldTellCallersApartBehindATrustedProxy() {
        try (GuardedConsole console = GuardedConsole.open(
                GuardedConsole.limits(1, 5, 40, Duration.ofSeconds(10)).behind(1))) {
            for (int i = 0; i < 20; i++) {
                // What stands left of the proxy's own word is made up by the caller.
                String callers = "10.9.9." + i + ", 10.0.0." + i;
                assertThat(console.get("/api/v1/sample", "X-Forwarded-For", callers)
                                .statusCode())
                        .isEqualTo(200);
            }
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                statuses.add(console.get("/api/v1/sample", "X-Forwarded-For", "10.9.9." + i + ", 10.0.1.1")
                        .statusCode());
            }
            assertThat(statuses).contains(429);
        }
    }

    @Test
    void shouldFillBucketsSteadilyAndRememberSoManyAddresses() {
        AtomicLong now = new AtomicLong();
        RequestRate rate = new RequestRate(10, 3, 100, now::get);

        assertThat(List.of(rate.take("a"), rate.take("a"), rate.take("a"), rate.take("a")))
                .containsExactly(true, true, true, false);
        now.addAndGet(Duration.ofMillis(99).toNanos());
        assertThat(rate.take("a")).isFalse();
        now.addAndGet(Duration.ofMillis(2).toNanos());
        assertThat(rate.take("a")).isTrue();
        assertThat(rate.take("b")).isTrue();

        for (int i = 0; i < 10_000; i++) {
            rate.take("address " + i);
        }
        assertThat(rate.remembered()).isEqualTo(100);
    }

    @Test
    void shouldTurnRequestsAwayWhenItsHandsAreFullButNotHealth() throws Exception {
        CountDownLatch entered = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        try (GuardedConsole console =
                GuardedConsole.open(GuardedConsole.limits(1_000, 1_000, 2, Duration.ofSeconds(10)), () -> {
                    entered.countDown();
                    await().until(() -> go.getCount() == 0);
                })) {
            List<CompletableFuture<Integer>> held = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                held.add(
                        CompletableFuture.supplyAsync(() -> console.get("/slow").statusCode()));
            }
            entered.await();

            HttpResponse<String> answer = console.get("/api/v1/sample");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(ConsoleJson.mapper()
                            .readTree(answer.body())
                            .get("detail")
                            .textValue())
                    .contains("hands full");
            assertThat(console.get("/livez").statusCode()).isEqualTo(200);

            go.countDown();
            for (CompletableFuture<Integer> slow : held) {
                assertThat(slow.get()).isEqualTo(200);
            }
            for (int i = 0; i < 10; i++) {
                assertThat(console.get("/api/v1/sample").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void shouldCloseAConnectionThatDawdlesOverItsFirstRequest() throws Exception {
        try (GuardedConsole console = GuardedConsole.open(GuardedConsole.limits(100, 100, 40, Duration.ofMillis(300)));
                Socket slow = new Socket("127.0.0.1", console.port());
                Socket good = new Socket("127.0.0.1", console.port())) {
            slow.setSoTimeout(10_000);
            good.setSoTimeout(10_000);
            slow.getOutputStream().write("GET / HTT".getBytes(StandardCharsets.US_ASCII));
            byte[] request = "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            good.getOutputStream().write(request);
            assertThat(good.getInputStream().read()).isEqualTo('H');

            assertThat(slow.getInputStream().read()).isEqualTo(-1);

            good.getOutputStream().write(request);
            assertThat(good.getInputStream().read(new byte[4_096])).isPositive();
        }
    }
}
