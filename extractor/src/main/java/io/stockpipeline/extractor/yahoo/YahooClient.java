package io.stockpipeline.extractor.yahoo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.stockpipeline.extractor.source.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks Yahoo, with the manners it wants: a second between requests, a pause of a minute when it says that it was asked
 * too often, another try with back-off when it stumbles, an honest name. Used by one thread.
 */
final class YahooClient {
    /** Six requests in ten seconds trip the limit of an address. */
    static final Duration SPACING = Duration.ofSeconds(1);
    /** How long nothing is asked after a 429. */
    static final Duration PENALTY = Duration.ofSeconds(60);

    private static final int ATTEMPTS = 3;
    private static final long FIRST_BACK_OFF_MILLIS = 2_000;
    private static final String OUTAGE = "Will be right back";

    private static final JsonMapper JSON = JsonMapper.builder()
            // Prices keep their digits: 189.10 is not 189.1, and nothing passes through double.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final HttpClient http;
    private final YahooEndpoints endpoints;
    private final Duration timeout;
    private final Pause pause;
    private final RequestSpacing spacing;
    private final CircuitBreaker breaker;
    private final Retry retry;
    private final String userAgent = userAgent();
    private int requests;
    private long answers;

    YahooClient(YahooEndpoints endpoints, Duration timeout, Clock clock, Pause pause) {
        this.endpoints = endpoints;
        this.timeout = timeout;
        this.pause = pause;
        http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        spacing = new RequestSpacing(SPACING, clock, pause);
        breaker = CircuitBreaker.of(
                "yahoo",
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowSize(1)
                        .minimumNumberOfCalls(1)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(PENALTY)
                        .recordException(YahooClient::isRateLimit)
                        .build());
        retry = Retry.of(
                "yahoo",
                RetryConfig.custom()
                        .maxAttempts(ATTEMPTS)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(FIRST_BACK_OFF_MILLIS, 2.0))
                        .retryOnException(e -> e instanceof YahooFault fault && fault.kind() == YahooFault.Kind.Passing)
                        .build());
    }

    private static boolean isRateLimit(Throwable e) {
        return e instanceof YahooFault fault && fault.kind() == YahooFault.Kind.RateLimited;
    }

    /** An honest name; the one that Java gives by itself is refused. */
    static String userAgent() {
        return "Mozilla/5.0 (compatible; StockPipeline/" + version() + ")";
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = YahooClient.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new IllegalStateException("version.properties is not readable", e);
        }
        return properties.getProperty("version", "unknown");
    }

    /** The JSON answer to a path with its query; errors that come as JSON (404 and others) are answers too. */
    YahooAnswer get(String path) throws YahooFault, InterruptedException {
        Retry.AsyncContext<YahooAnswer> attempts = retry.asyncContext();
        while (true) {
            try {
                YahooAnswer answer = guarded(path);
                attempts.onComplete();
                return answer;
            } catch (YahooFault fault) {
                long wait = attempts.onError(fault);
                if (wait < 1) {
                    throw fault;
                }
                if (!pause.sleep(Duration.ofMillis(wait))) {
                    throw new InterruptedException("the source is closing");
                }
            }
        }
    }

    private YahooAnswer guarded(String path) throws YahooFault, InterruptedException {
        if (!breaker.tryAcquirePermission()) {
            throw new YahooFault(YahooFault.Kind.RateLimited, rateLimited());
        }
        try {
            spacing.await();
            YahooAnswer answer = answer(send(path));
            breaker.onSuccess(0, TimeUnit.MILLISECONDS);
            return answer;
        } catch (YahooFault fault) {
            breaker.onError(0, TimeUnit.MILLISECONDS, fault);
            throw fault;
        } catch (InterruptedException e) {
            breaker.releasePermission();
            throw e;
        }
    }

    private HttpResponse<byte[]> send(String path) throws YahooFault, InterruptedException {
        URI uri = URI.create(endpoints.base(requests) + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("User-Agent", userAgent)
                .header("Accept", "application/json")
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            requests++;
            throw new YahooFault(YahooFault.Kind.Passing, uri.getHost() + " cannot be reached: " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private YahooAnswer answer(HttpResponse<byte[]> response) throws YahooFault {
        answers++;
        byte[] body = response.body();
        int status = response.statusCode();
        if (status == 429) {
            throw new YahooFault(YahooFault.Kind.RateLimited, rateLimited());
        }
        JsonNode root = json(body);
        if (root == null || status >= 500) {
            requests++;
            String text = new String(body, StandardCharsets.UTF_8);
            throw new YahooFault(
                    YahooFault.Kind.Passing,
                    text.contains(OUTAGE)
                            ? "Yahoo has an outage (\"" + OUTAGE + "\")"
                            : status >= 500
                                    ? "Yahoo answers with HTTP " + status
                                    : "Yahoo answers with HTTP " + status + " and no JSON");
        }
        if (status == 401 || status == 403) {
            throw new YahooFault(YahooFault.Kind.Refused, "Yahoo refuses to answer (HTTP " + status + ")");
        }
        return new YahooAnswer(status, root, body, answers);
    }

    private static @Nullable JsonNode json(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            return root != null && root.isObject() ? root : null;
        } catch (JsonProcessingException e) {
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory are readable", e);
        }
    }

    private static String rateLimited() {
        return "Yahoo says that it was asked too often (HTTP 429); nothing is asked for " + PENALTY.toSeconds() + " s";
    }
}
