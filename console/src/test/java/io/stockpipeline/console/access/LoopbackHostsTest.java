package io.stockpipeline.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.console.http.ConsoleServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackHostsTest {
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080"})
    void shouldAnswerToNamesOfThisMachine(String host) throws IOException {
        assertThat(status(host)).isEqualTo("HTTP/1.1 200 OK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"prices.example.com", "prices.example.com:8080", "localhost.example.com", "127.0.0.1.example.com"
            })
    void shouldNotAnswerToANameThatWasMadeToLeadHere(String host) throws IOException {
        assertThat(status(host)).startsWith("HTTP/1.1 421");
    }

    @Test
    void shouldNotAnswerWithoutAName() throws IOException {
        assertThat(status("")).startsWith("HTTP/1.1 4");
    }

    private static String status(String host) throws IOException {
        ConsoleServer.Settings settings = new ConsoleServer.Settings("127.0.0.1", 0, "test");
        try (ConsoleServer server = ConsoleServer.start(settings, List.of(), List.of(new LoopbackHosts()));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String request = "GET /openapi.json HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().orElse("");
        }
    }
}
