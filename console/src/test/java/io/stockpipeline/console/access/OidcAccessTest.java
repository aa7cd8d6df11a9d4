package io.stockpipeline.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OidcAccessTest {
    private static final Instant NOW = Instant.parse("2024-05-24T18:00:00Z");
    private static final Duration SHORT = Duration.ofMillis(1);

    private LoopbackIssuer issuer;
    private RSAKey key;

    @BeforeEach
    void start() throws Exception {
        issuer = LoopbackIssuer.start();
        key = issuer.rsaKey("one");
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void shouldLetTokensOfTheIssuerForOurAudienceIn() throws Exception {
        JWTClaimsSet claims = issuer.claims(NOW).build();
        Map<String, String> good = new LinkedHashMap<>();
        good.put("RS256", LoopbackIssuer.signed(key, claims));
        good.put("RS512", LoopbackIssuer.signed(JWSAlgorithm.RS512, "one", new RSASSASigner(key), claims));
        good.put("ES256", LoopbackIssuer.signed(issuer.ecKey("curve"), claims));
        good.put(
                "one audience of two",
                LoopbackIssuer.signed(
                        key,
                        issuer.claims(NOW)
                                .audience(List.of("other", "stockpipeline"))
                                .build()));
        good.put("expired within the skew", expiring(NOW.minusSeconds(20)));
        try (GuardedConsole console = console(SHORT)) {
            good.forEach(
                    (what, token) -> assertThat(status(console, token)).as(what).isEqualTo(200));
            assertThat(console.get("/api/v1/sample").statusCode()).isEqualTo(401);
            assertThat(console.get("/livez").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldLetNothingElseIn() throws Exception {
        JWTClaimsSet claims = issuer.claims(NOW).build();
        RSAKey strange = new RSAKeyGenerator(2048).keyID("one").generate();
        String good = LoopbackIssuer.signed(key, claims);
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("expired", expiring(NOW.minusSeconds(40)));
        bad.put(
                "not yet",
                LoopbackIssuer.signed(
                        key,
                        issuer.claims(NOW)
                                .notBeforeTime(Date.from(NOW.plusSeconds(60)))
                                .build()));
        bad.put(
                "never expires",
                LoopbackIssuer.signed(
                        key, issuer.claims(NOW).expirationTime(null).build()));
        bad.put(
                "other audience",
                LoopbackIssuer.signed(key, issuer.claims(NOW).audience("other").build()));
        bad.put(
                "no audience",
                LoopbackIssuer.signed(
                        key, issuer.claims(NOW).audience(List.of()).build()));
        bad.put(
                "other issuer",
                LoopbackIssuer.signed(
                        key, issuer.claims(NOW).issuer("https://other").build()));
        bad.put("other key of that id", LoopbackIssuer.signed(strange, claims));
        bad.put(
                "unknown key",
                LoopbackIssuer.signed(new RSAKeyGenerator(2048).keyID("two").generate(), claims));
        bad.put("alg none", new PlainJWT(claims).serialize());
        bad.put("alg none, with a signature", none(good));
        byte[] publicKey = key.toRSAPublicKey().getEncoded();
        bad.put(
                "HS256 with the public key",
                LoopbackIssuer.signed(JWSAlgorithm.HS256, "one", new MACSigner(publicKey), claims));
        bad.put("PS256", LoopbackIssuer.signed(JWSAlgorithm.PS256, "one", new RSASSASigner(key), claims));
        bad.put("claims changed", changed(good));
        bad.put("cut", good.substring(0, good.length() - 10));
        bad.put("no signature", good.substring(0, good.lastIndexOf('.') + 1));
        bad.put("rubbish", "a.b.c");
        bad.put("empty", "");

        try (GuardedConsole console = console(SHORT)) {
            assertThat(status(console, good)).isEqualTo(200);
            bad.forEach(
                    (what, token) -> assertThat(status(console, token)).as(what).isEqualTo(401));
        }
    }

    @Test
    void shouldFollowTheIssuersKeys() throws Exception {
        try (GuardedConsole console = console(SHORT)) {
            assertThat(status(
                            console,
                            LoopbackIssuer.signed(key, issuer.claims(NOW).build())))
                    .isEqualTo(200);
            issuer.withdrawAll();
            RSAKey next = issuer.rsaKey("two");

            String token = LoopbackIssuer.signed(next, issuer.claims(NOW).build());
            await().untilAsserted(() -> assertThat(status(console, token)).isEqualTo(200));

            assertThat(status(
                            console,
                            LoopbackIssuer.signed(key, issuer.claims(NOW).build())))
                    .isEqualTo(401);
        }
    }

    @Test
    void shouldNotAskTheIssuerForEveryUnknownKey() throws Exception {
        try (GuardedConsole console = console(Duration.ofMinutes(5))) {
            String token = LoopbackIssuer.signed(
                    new RSAKeyGenerator(2048).keyID("made up").generate(),
                    issuer.claims(NOW).build());
            for (int i = 0; i < 20; i++) {
                assertThat(status(console, token)).isEqualTo(401);
            }
            assertThat(issuer.keyRequests()).isLessThan(4);
            assertThat(status(
                            console,
                            LoopbackIssuer.signed(key, issuer.claims(NOW).build())))
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldSayThatItCannotTellWhileTheIssuerIsAway() throws Exception {
        issuer.goAway(true);
        String token = LoopbackIssuer.signed(key, issuer.claims(NOW).build());
        try (GuardedConsole console = console(SHORT)) {
            HttpResponse<String> answer = console.get("/api/v1/sample", "Authorization", "Bearer " + token);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
            assertThat(console.get("/api/v1/sample").statusCode()).isEqualTo(401);

            issuer.goAway(false);
            await().untilAsserted(() -> assertThat(status(console, token)).isEqualTo(200));
            issuer.goAway(true);
            assertThat(status(console, token)).as("keys once known are kept").isEqualTo(200);
        }
    }

    @Test
    void shouldTrustNoDiscoveryDocumentOfAnotherIssuer() throws Exception {
        issuer.calledItself("https://other.example");
        try (GuardedConsole console = console(SHORT)) {
            assertThat(status(
                            console,
                            LoopbackIssuer.signed(key, issuer.claims(NOW).build())))
                    .isEqualTo(503);
        }
    }

    @Test
    void shouldKeepABrowsersTokenInItsCookieUntilItExpires() throws Exception {
        String token = LoopbackIssuer.signed(key, issuer.claims(NOW).build());
        CookieManager cookies = new CookieManager();
        HttpClient browser = GuardedConsole.browser(cookies);
        try (GuardedConsole console = console(SHORT)) {
            HttpRequest login = HttpRequest.newBuilder(console.uri("/login"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("token=" + token))
                    .build();
            HttpResponse<String> answer = GuardedConsole.send(browser, login);
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "Max-Age=");

            HttpRequest sample =
                    HttpRequest.newBuilder(console.uri("/api/v1/sample")).build();
            assertThat(GuardedConsole.send(browser, sample).statusCode()).isEqualTo(200);
            assertThat(console.get("/login").body()).contains(issuer.address());
        }
    }

    private GuardedConsole console(Duration keysPause) {
        return GuardedConsole.withIssuer(
                issuer.address(),
                "stockpipeline",
                keysPause,
                Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOW)));
    }

    private static int status(GuardedConsole console, String token) {
        return console.get("/api/v1/sample", "Authorization", "Bearer " + token).statusCode();
    }

    private String expiring(Instant when) throws Exception {
        return LoopbackIssuer.signed(
                key, issuer.claims(NOW).expirationTime(Date.from(when)).build());
    }

    /** The same token, said to be unsigned. */
    private static String none(String token) {
        String header = "{\"alg\":\"none\",\"typ\":\"JWT\"}";
        return base64(header) + token.substring(token.indexOf('.'));
    }

    private static String changed(String token) {
        String[] parts = token.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return parts[0] + "." + base64(claims.replace("alice", "mallo")) + "." + parts[2];
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
