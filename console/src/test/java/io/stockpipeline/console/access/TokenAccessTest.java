package io.stockpipeline.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.console.http.ConsoleJson;
import io.stockpipeline.console.secret.SecretFolder;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class TokenAccessTest {
    private static final String ALICE = "alices-token-0123456789";
    private static final String BOB = "bobs-token-0123456789";
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    Path secrets;

    private GuardedConsole console;

    @BeforeEach
    void start() {
        GuardedConsole.secret(secrets, "tokens", Map.of("alice", ALICE + "\n", "bob", BOB, "short", "abc"));
        console = GuardedConsole.withTokens(secrets);
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void shouldAnswerNothingButHealthAndTheWayInWithoutAToken() throws Exception {
        List<String> closed = new ArrayList<>(List.of(
                "/",
                "/docs",
                "/docs/docs.js",
                "/openapi.json",
                "/metrics",
                "/assets/app.js",
                "/nothing",
                "/livez/",
                "/LIVEZ",
                "/livez;x=1",
                "/%6civez",
                "/login/",
                "/login;a",
                "//livez",
                "/api/v1/../../livez",
                "/livez%2f..%2fmetrics",
                "/livez/../metrics",
                "/readyz%3f"));
        JsonNode document = ConsoleJson.mapper()
                .readTree(console.get("/openapi.json", "Authorization", "Bearer " + ALICE)
                        .body());
        document.get("paths").fieldNames().forEachRemaining(path -> closed.add(path.replaceAll("[{}]", "")));
        assertThat(closed).contains("/api/v1/sample");

        for (String path : closed) {
            for (String method : List.of("GET", "HEAD", "POST")) {
                String answer = console.raw(
                        method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                assertThat(answer)
                        .as(method + " " + path)
                        .containsPattern("^HTTP/1.1 40[01] ")
                        .doesNotContain("the data");
            }
        }
        for (String path : List.of("/livez", "/readyz", "/login", "/login.css")) {
            assertThat(console.get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void shouldSayHowToGetIn() throws Exception {
        HttpResponse<String> answer = console.get("/api/v1/sample");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"stockpipeline\"");
        assertThat(ConsoleJson.mapper().readTree(answer.body()).get("detail").textValue())
                .contains("Authorization: Bearer TOKEN");
    }

    @Test
    void shouldShowABrowserTheLoginPageInPlaceOfThePage() {
        HttpResponse<String> answer = console.get("/", "Accept", "text/html,*/*");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body()).contains("<form method=\"post\" action=\"/login\"");
    }

    @Test
    void shouldLetEveryHolderOfATokenIn() {
        for (String token : List.of(ALICE, BOB)) {
            HttpResponse<String> answer = console.get("/api/v1/sample", "Authorization", "bearer " + token);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("the data");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer alices-token-0123456788",
                "Bearer alices-token-012345678",
                "Bearer alices-token-01234567899",
                "Bearer ALICES-TOKEN-0123456789",
                "Bearer abc",
                "Bearer ",
                "Bearer",
                "Basic YWxpY2U6YWxpY2VzLXRva2VuLTAxMjM0NTY3ODk=",
                "alices-token-0123456789"
            })
    void shouldLetNobodyInByAnythingElse(String header) {
        HttpResponse<String> answer = console.get("/api/v1/sample", "Authorization", header);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("error=\"invalid_token\"");
    }

    @Test
    void shouldGiveABrowserASessionForAToken() throws Exception {
        CookieManager cookies = new CookieManager();
        HttpClient browser = GuardedConsole.browser(cookies);

        HttpResponse<String> answer = logIn(browser, ALICE);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200")
                .doesNotContain("Secure", ALICE);
        HttpRequest sample =
                HttpRequest.newBuilder(console.uri("/api/v1/sample")).build();
        assertThat(GuardedConsole.send(browser, sample).body()).contains("the data");

        HttpRequest logout = HttpRequest.newBuilder(console.uri("/logout"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(GuardedConsole.send(browser, logout).statusCode()).isEqualTo(303);
        assertThat(cookies.getCookieStore().getCookies()).isEmpty();
        assertThat(GuardedConsole.send(browser, sample).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldTakeNoForgedSession() {
        CookieManager cookies = new CookieManager();
        logIn(GuardedConsole.browser(cookies), ALICE);
        HttpCookie cookie = cookies.getCookieStore().getCookies().get(0);
        String[] parts = cookie.getValue().split("\\.");
        String bobsName = "Ym9i";
        List<String> forged = List.of(
                bobsName + "." + parts[1] + "." + parts[2],
                parts[0] + "." + (Long.parseLong(parts[1]) + 1) + "." + parts[2],
                parts[0] + "." + parts[1] + "." + "A".repeat(43),
                parts[0] + "." + parts[1],
                "x",
                "!.1." + "A".repeat(43));

        assertThat(console.get("/api/v1/sample", "Cookie", cookie.getName() + "=" + cookie.getValue())
                        .statusCode())
                .isEqualTo(200);
        for (String value : forged) {
            assertThat(console.get("/api/v1/sample", "Cookie", cookie.getName() + "=" + value)
                            .statusCode())
                    .as(value)
                    .isEqualTo(401);
        }
    }

    @Test
    void shouldRefuseALoginWithAWrongTokenOrFromAnotherSite() {
        HttpClient browser = GuardedConsole.browser(new CookieManager());

        HttpResponse<String> wrong = logIn(browser, "<script>alert(1)</script>");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("role=\"alert\"").doesNotContain("<script>");
        for (String[] header : List.of(
                new String[] {"Origin", "https://evil.example"},
                new String[] {"Origin", "null"},
                new String[] {"Sec-Fetch-Site", "cross-site"},
                new String[] {"Sec-Fetch-Site", "same-site"})) {
            assertThat(logIn(browser, ALICE, header).statusCode()).isEqualTo(403);
        }
        assertThat(logIn(browser, ALICE, "Origin", "http://localhost:" + console.port())
                        .statusCode())
                .isEqualTo(303);
        assertThat(console.get("/login?token=" + ALICE).headers().firstValue("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void shouldFollowTheSecret() throws IOException {
        CookieManager cookies = new CookieManager();
        HttpClient browser = GuardedConsole.browser(cookies);
        logIn(browser, ALICE);
        HttpRequest sample =
                HttpRequest.newBuilder(console.uri("/api/v1/sample")).build();
        assertThat(GuardedConsole.send(browser, sample).statusCode()).isEqualTo(200);

        Files.writeString(secrets.resolve("tokens/alice"), "another-token-of-alice");
        Files.writeString(secrets.resolve("tokens/carol"), "carols-token-0123456789");
        console.access().reread();

        assertThat(status("another-token-of-alice")).isEqualTo(200);
        assertThat(status("carols-token-0123456789")).isEqualTo(200);
        assertThat(status(ALICE)).isEqualTo(401);
        assertThat(GuardedConsole.send(browser, sample).statusCode())
                .as("her old session")
                .isEqualTo(401);

        for (String name : Set.of("alice", "bob", "carol")) {
            Files.delete(secrets.resolve("tokens").resolve(name));
        }
        console.access().reread();
        assertThat(status(BOB)).as("with no token left, nobody reads").isEqualTo(401);
    }

    @Test
    void shouldReadASecretAsKubernetesMountsIt(@TempDir Path mounted) throws IOException {
        GuardedConsole.secret(mounted, "tokens/..v1", Map.of("dora", "doras-token-0123456789"));
        Path folder = mounted.resolve("tokens");
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..v1"));
        Files.createSymbolicLink(folder.resolve("dora"), Path.of("..data/dora"));

        Tokens tokens = Tokens.of(new SecretFolder(folder).read());

        assertThat(tokens.size()).isEqualTo(1);
        assertThat(tokens.holderOf("doras-token-0123456789")).isNotNull();
    }

    @Test
    void shouldNotBeginWithoutATokenThatIsOne(@TempDir Path empty) {
        GuardedConsole.secret(empty, "tokens", Map.of("eve", "too-short", "..hidden", ALICE));

        assertThatThrownBy(() -> GuardedConsole.withTokens(empty))
                .isInstanceOf(AccessConfigurationException.class)
                .hasMessageContaining("spec.console.auth: ")
                .hasMessageContaining("at least 16 printable characters")
                .hasMessageContaining("of no use are eve")
                .hasMessageNotContaining("too-short");
        assertThatThrownBy(() -> GuardedConsole.withTokens(empty.resolve("nowhere")))
                .isInstanceOf(AccessConfigurationException.class);
        assertThatThrownBy(() -> GuardedConsole.start(GuardedConsole.TOKEN, null, null, AccessLimits.defaults()))
                .isInstanceOf(AccessConfigurationException.class)
                .hasMessageContaining("--secrets-dir");
    }

    @Test
    void shouldCompareTokensAndSignaturesInConstantTime() throws IOException {
        // Time cannot be measured well enough in a test; that the one comparison is called that promises it can be
        // read.
        for (Class<?> comparing : List.of(Tokens.Digest.class, Sessions.class)) {
            try (InputStream in =
                    comparing.getResourceAsStream(comparing.getName().replaceAll(".*\\.", "") + ".class")) {
                String code = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(code).as(comparing.getName()).contains("java/security/MessageDigest", "isEqual");
            }
        }
    }

    @Test
    void shouldWriteNoTokenAndNoCookieToTheLog() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        // The most that anyone can turn on for our own lines.
        Logger ours = (Logger) LoggerFactory.getLogger("io.stockpipeline");
        ours.setLevel(Level.TRACE);
        root.setLevel(Level.INFO);
        CookieManager cookies = new CookieManager();
        try {
            HttpClient browser = GuardedConsole.browser(cookies);
            status(ALICE);
            status("wrong-token-0123456789");
            logIn(browser, ALICE);
            logIn(browser, "wrong-token-0123456789");
            console.get("/api/v1/sample?token=" + ALICE, "Authorization", "Bearer " + ALICE);
            console.access().reread();
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
            ours.setLevel(null);
        }
        String cookie = cookies.getCookieStore().getCookies().get(0).getValue();
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains(ALICE) || line.contains("wrong-token") || line.contains(cookie));
    }

    private int status(String token) {
        return console.get("/api/v1/sample", "Authorization", "Bearer " + token).statusCode();
    }

    private HttpResponse<String> logIn(HttpClient browser, String token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(console.uri("/login"))
                .header("Content-Type", FORM)
                .POST(HttpRequest.BodyPublishers.ofString("token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return GuardedConsole.send(browser, request.build());
    }
}
