package io.stockpipeline.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.console.notify.Pipelines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A console on loopback, asked by the name of somewhere else. */
class ProxiedConsoleTest {
    @ParameterizedTest
    @CsvSource({"0, HTTP/1.1 421 Misdirected Request", "1, HTTP/1.1 200 OK"})
    void shouldAnswerToAnotherNameOnlyBehindAProxy(int proxies, String answer) throws IOException {
        ConsoleSettings settings = new ConsoleSettings(
                Pipelines.of("- { name: desk, webhook: { url: \"http://127.0.0.1:1/\" } }"),
                new ConsoleConnection("127.0.0.1:1", Map.of()),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new HistoryPlan.None(),
                null,
                0,
                "test",
                Clock.systemUTC());
        try (Console console = new Console(settings.behind(proxies))) {
            console.start(() -> "");

            assertThat(firstLine(console, "prices.example.com")).isEqualTo(answer);
            assertThat(firstLine(console, "localhost")).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    private static String firstLine(Console console, String host) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), console.address().getPort())) {
            String request = "GET /livez HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().orElse("");
        }
    }
}
