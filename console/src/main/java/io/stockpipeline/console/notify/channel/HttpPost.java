package io.stockpipeline.console.notify.channel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Posts JSON and judges the answer as the Standard Webhooks specification suggests: 2xx has arrived, 410 wants no more, 429
 * and 503 may say how long to wait, everything else has failed; redirects are not followed.
 *
 * <p>Any address is posted to, loopback and private ones too: who writes the pipeline's file decides, and Alertmanagers
 * stand in private networks.
 */
final class HttpPost {
    /** From the first byte sent to the last one read. */
    static final Duration TIMEOUT = Duration.ofSeconds(15);

    private static final int NO_STATUS = 0;

    private final HttpClient http;
    private final Duration timeout;
    private final Clock clock;

    HttpPost(HttpClient http, Duration timeout, Clock clock) {
        this.http = http;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** A client as this class wants it. */
    static HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(TIMEOUT)
                .build();
    }

    Outcome send(String address, String json, Map<String, String> headers) throws InterruptedException {
        HttpRequest request;
        try {
            request = request(URI.create(address.strip()), json, headers);
        } catch (IllegalArgumentException e) {
            // The exception's words hold the address.
            return new Outcome.Failed(
                    "the address is none that can be posted to: write https:// and a host of letters, digits, hyphens and dots");
        }
        String host = request.uri().getHost();
        AtomicInteger status = new AtomicInteger(NO_STATUS);
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, head -> {
            status.set(head.statusCode());
            return new BriefBody();
        });
        try {
            return judge(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return arrived(status) ? new Outcome.Arrived() : new Outcome.Failed(slow(host));
        } catch (ExecutionException e) {
            return arrived(status)
                    ? new Outcome.Arrived()
                    : new Outcome.Failed(reason(host, e.getCause() == null ? e : e.getCause()));
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpRequest request(URI address, String json, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("User-Agent", "StockPipeline")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::header);
        String user = address.getUserInfo();
        if (user != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
        }
        return request.build();
    }

    /** A status of 2xx is the receiver's word that it has the message, whatever becomes of the rest of its answer. */
    private static boolean arrived(AtomicInteger status) {
        return status.get() / 100 == 2;
    }

    private Outcome judge(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return new Outcome.Arrived();
        }
        String reason = "HTTP " + status + (response.body().isEmpty() ? "" : ": " + response.body());
        if (status == 410) {
            return new Outcome.Gone(reason);
        }
        if (status == 429 || status == 503) {
            Optional<Duration> wait = response.headers()
                    .firstValue("Retry-After")
                    .flatMap(header -> RetryAfter.parse(header, clock.instant()));
            if (wait.isPresent()) {
                return new Outcome.Later(reason, wait.get());
            }
        }
        return new Outcome.Failed(reason);
    }

    private String slow(String host) {
        return host + " gave no answer within " + timeout.toSeconds() + " s";
    }

    private String reason(String host, Throwable cause) {
        if (cause instanceof HttpTimeoutException) {
            return slow(host);
        }
        if (cause instanceof ConnectException) {
            return host + " cannot be reached";
        }
        String words = cause instanceof IOException && cause.getMessage() != null
                ? cause.getMessage()
                : cause.getClass().getSimpleName();
        return host + ": " + words;
    }
}
