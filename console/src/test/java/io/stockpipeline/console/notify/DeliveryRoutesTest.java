package io.stockpipeline.console.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.console.history.DatabaseAddress;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.OpenDatabase;
import io.stockpipeline.console.history.SharedPostgres;
import io.stockpipeline.console.http.ConsoleJson;
import io.stockpipeline.console.http.ConsoleServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPostgres.class)
class DeliveryRoutesTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T15:00:00Z"));

    @Test
    void shouldListDeliveriesPageByPageTheNewestFirst(DatabaseAddress address) throws Exception {
        try (HistoryDatabase database = OpenDatabase.of(address, SharedPostgres.freshPipeline());
                ScriptedReceiver receiver = new ScriptedReceiver();
                Desk desk =
                        new Desk(database, clock, "- { name: desk, webhook: { url: \"" + receiver.url() + "\" } }");
                ConsoleServer server = serve(database)) {
            receiver.then(500);
            desk.take(Alarms.deviation("a1"));
            desk.turn();
            desk.take(Alarms.deviation("a2"), Alarms.deviation("a3"));
            desk.turn();

            JsonNode first = json(get(server, "?limit=2"));
            JsonNode second =
                    json(get(server, "?limit=2&cursor=" + first.get("next").asText()));
            JsonNode pending = json(get(server, "?state=Pending&notification=desk"));

            assertThat(first.findValuesAsText("alarmId")).containsExactly("a3", "a2");
            assertThat(second.findValuesAsText("alarmId")).containsExactly("a1");
            assertThat(second.has("next")).isFalse();
            assertThat(pending.get("deliveries")).hasSize(1);
            JsonNode waiting = pending.at("/deliveries/0");
            assertThat(waiting.get("reason").asText()).isEqualTo("HTTP 500");
            assertThat(waiting.get("attempts").asInt()).isEqualTo(1);
            assertThat(Instant.parse(waiting.get("next").asText())).isAfter(clock.instant());
            assertThat(waiting.has("finished")).isFalse();
        }
    }

    @Test
    void shouldSayThatTheDatabaseIsNotThereYet() throws Exception {
        try (HistoryDatabase database = HistoryDatabase.open(new CompletableFuture<>(), "local.tech");
                ConsoleServer server = serve(database)) {
            HttpResponse<String> answer = get(server, "");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(json(answer).get("detail").asText())
                    .startsWith("deliveries lie in the history's database: waiting");
        }
    }

    @Test
    void shouldRefuseACursorOfAnotherList() throws Exception {
        try (HistoryDatabase database = HistoryDatabase.open(new CompletableFuture<>(), "local.tech");
                ConsoleServer server = serve(database)) {
            assertThat(json(get(server, "?cursor=abc")).get("detail").asText())
                    .isEqualTo("cursor: the text of next as it came, found abc");
        }
    }

    private ConsoleServer serve(HistoryDatabase database) {
        return ConsoleServer.start(
                new ConsoleServer.Settings("127.0.0.1", 0, "1"),
                List.of(new DeliveryRoutes(new DeliveryReport(database), clock)),
                List.of());
    }

    private static HttpResponse<String> get(ConsoleServer server, String query) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/api/v1/deliveries" + query);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return ConsoleJson.mapper().readTree(answer.body());
    }
}
