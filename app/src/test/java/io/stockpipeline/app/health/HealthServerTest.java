package io.stockpipeline.app.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.app.fault.FailedException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthServerTest {
    private Health live = Health.ok();
    private Health ready = Health.ok();

    private final HealthServer server = HealthServer.start(HealthAddress.parse("127.0.0.1:0"), new HealthCheck() {
        @Override
        public Health live() {
            return live;
        }

        @Override
        public Health ready() {
            return ready;
        }
    });

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldSayOk() throws Exception {
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        assertThat(get("/livez").body()).isEqualTo("ok\n");
        assertThat(get("/readyz").body()).isEqualTo("ok\n");
    }

    @Test
    void shouldSayWhyNot() throws Exception {
        ready = Health.not("waits for its topics");

        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        assertThat(get("/readyz").body()).isEqualTo("waits for its topics\n");
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldTellWhatIsWorthKnowing() throws Exception {
        ready = Health.ok("the source is out of reach");

        assertThat(get("/readyz").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").body()).isEqualTo("ok: the source is out of reach\n");
    }

    @Test
    void shouldAnswerAProbeThatWantsNoBody() throws Exception {
        HttpResponse<String> answer = send("HEAD", "/livez");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void shouldServeFurtherPages() throws Exception {
        server.serve("/metrics", "text/plain; version=0.0.4", () -> "up 1\n");

        assertThat(get("/metrics").body()).isEqualTo("up 1\n");
        assertThat(get("/metrics").headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/metrics", "/livez/", "/livezz", "/readyz/../livez"})
    void shouldFindNothingElse(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldTakeNothing() throws Exception {
        assertThat(send("POST", "/livez").statusCode()).isEqualTo(405);
    }

    @Test
    void shouldSurviveACheckThatFails() throws Exception {
        server.serve("/metrics", "text/plain", () -> {
            throw new IllegalStateException("no figures");
        });

        assertThat(get("/metrics").statusCode()).isEqualTo(500);
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldSayThatItsAddressIsTaken() {
        InetSocketAddress taken = new InetSocketAddress("127.0.0.1", server.port());

        assertThatThrownBy(() -> HealthServer.start(taken, new HealthCheck() {
                    @Override
                    public Health live() {
                        return Health.ok();
                    }

                    @Override
                    public Health ready() {
                        return Health.ok();
                    }
                }))
                .isInstanceOf(FailedException.class)
                .hasMessageStartingWith("--health-address: cannot listen at 127.0.0.1:" + server.port());
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0:8081, 8081", "127.0.0.1:0, 0", "[::1]:8081, 8081", "localhost:65535, 65535"})
    void shouldReadAnAddress(String text, int port) {
        assertThat(HealthAddress.parse(text).getPort()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8081", ":8081", "localhost", "localhost:", "localhost:65536", "http://localhost:1", "a b:1"})
    void shouldRefuseWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> HealthAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is no address to listen at: give HOST:PORT, for example 0.0.0.0:8081");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path);
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
