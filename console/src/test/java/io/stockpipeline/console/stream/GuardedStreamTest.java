package io.stockpipeline.console.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockpipeline.console.access.Access;
import io.stockpipeline.console.access.AccessLimits;
import io.stockpipeline.model.spec.ConsoleSpec;
import io.stockpipeline.model.spec.SecretRef;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedStreamTest {
    private static final String TOKEN = "a-token-of-some-length";
    /** More than the requests that are worked on at a time. */
    private static final int STREAMS =
            AccessLimits.defaults().inFlight() + AccessLimits.defaults().threads();

    @TempDir
    Path secrets;

    @Test
    void shouldStreamToABrowserThatHasLoggedInAndToNobodyElse() throws Exception {
        Files.writeString(Files.createDirectories(secrets.resolve("tokens")).resolve("alice"), TOKEN);
        try (Access access = access(ConsoleSpec.Auth.Type.Token, new SecretRef("tokens"));
                StreamUnderTest stream = StreamUnderTest.start(access.features())) {
            HttpClient browser =
                    HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
            assertThat(status(browser, HttpRequest.newBuilder(stream.uri("")))).isEqualTo(401);
            URI login = URI.create("http://127.0.0.1:" + stream.port() + "/login");
            assertThat(status(
                            browser,
                            HttpRequest.newBuilder(login)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString("token=" + TOKEN))))
                    .isEqualTo(303);

            try (EventStream client = EventStream.open(browser, stream.uri(""), null)) {
                await().untilAsserted(() -> assertThat(client.events("hello")).hasSize(1));
            }
        }
    }

    @Test
    void shouldHoldManyStreamsWithFewThreadsAndStillAnswer() throws Exception {
        List<EventStream> clients = new ArrayList<>();
        try (Access access = access(ConsoleSpec.Auth.Type.None, null);
                StreamUnderTest stream = StreamUnderTest.start(access.features())) {
            for (int i = 0; i < STREAMS; i++) {
                clients.add(stream.open(""));
            }
            await().untilAsserted(() -> assertThat(clients)
                    .allMatch(client -> client.events("hello").size() == 1));

            URI document = URI.create("http://127.0.0.1:" + stream.port() + "/openapi.json");
            assertThat(status(HttpClient.newHttpClient(), HttpRequest.newBuilder(document)))
                    .isEqualTo(200);
            assertThat(Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.getName().startsWith("http-"))
                            .count())
                    .isLessThanOrEqualTo(AccessLimits.defaults().threads());
        } finally {
            clients.forEach(EventStream::close);
        }
    }

    private Access access(ConsoleSpec.Auth.Type type, SecretRef tokens) {
        ConsoleSpec spec = new ConsoleSpec(
                true,
                1,
                null,
                new ConsoleSpec.Auth(type, tokens, null, null),
                null,
                new ConsoleSpec.Service(ConsoleSpec.Service.Type.ClusterIP),
                null,
                null);
        return Access.of(spec, secrets, AccessLimits.defaults(), Set.of(StreamRoutes.PATH), Clock.systemUTC());
    }

    private static int status(HttpClient http, HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
