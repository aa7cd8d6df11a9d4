package io.stockpipeline.console.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.console.http.ConsoleJson;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StreamTest {
    @Test
    void shouldGreetAClientThenSendTheLatestValueOfEverySymbol() {
        try (StreamUnderTest stream = StreamUnderTest.start()) {
            stream.price("AAPL", "189.12");
            stream.price("MSFT", "400");

            try (EventStream client = stream.open("")) {
                await().untilAsserted(() -> assertThat(symbols(client)).containsExactlyInAnyOrder("AAPL", "MSFT"));
                assertThat(client.events("").get(0).data()).isEqualTo("retry: 2000");
                JsonNode hello = client.events("hello").get(0).json();
                assertThat(hello.at("/pipeline/name").textValue()).isEqualTo("local.tech");
                assertThat(hello.at("/asOf").textValue()).isEqualTo("1970-01-01T00:00:00.001Z");
                JsonNode first = client.events("averages").get(0).json().get(0);
                assertThat(first.get("time").textValue()).isEqualTo("2024-05-24T19:20:01.123Z");
                assertThat(first.at("/windows/0/window").textValue()).isEqualTo("5m");
                await().untilAsserted(() -> assertThat(client.events("status")).isNotEmpty());
                assertThat(client.events("status").get(0).json().get("lag").intValue())
                        .isEqualTo(3);
            }
        }
    }

    @Test
    void shouldSendOnlyTheSymbolsAskedFor() {
        try (StreamUnderTest stream = StreamUnderTest.start();
                EventStream client = stream.open("?symbols=AAPL,NVDA")) {
            await().untilAsserted(() -> assertThat(client.events("hello")).hasSize(1));
            stream.price("MSFT", "400");
            stream.price("AAPL", "189.12");
            stream.alarm("MSFT", 0, 1);
            stream.alarm("AAPL", 0, 2);

            await().untilAsserted(() -> assertThat(client.alarms()).containsExactly("0/2"));
            await().untilAsserted(() -> assertThat(symbols(client)).containsExactly("AAPL"));
        }
    }

    @Test
    void shouldTellWhatHasChangedAndNothingElse() {
        try (StreamUnderTest stream = StreamUnderTest.start();
                EventStream client = stream.open("")) {
            stream.price("AAPL", "1");
            stream.price("MSFT", "1");
            await().untilAsserted(() -> assertThat(symbols(client)).hasSize(2));
            stream.price("AAPL", "2");

            await().untilAsserted(() -> assertThat(symbols(client)).hasSize(3));
            assertThat(symbols(client).get(2)).isEqualTo("AAPL");
        }
    }

    @Test
    void shouldSayHowItIsToBeCarried() throws Exception {
        try (StreamUnderTest stream = StreamUnderTest.start()) {
            HttpResponse<java.io.InputStream> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(stream.uri(""))
                                    .header("Accept-Encoding", "gzip")
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();

            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("X-Accel-Buffering")).hasValue("no");
            assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        }
    }

    @Test
    void shouldResumeAtAnyReplicaWithoutLosingAnAlarm() {
        try (StreamUnderTest one = StreamUnderTest.start();
                StreamUnderTest other = StreamUnderTest.start()) {
            one.from(5, 0);
            other.from(0, 0);
            one.alarm("AAPL", 0, 5);
            String left;
            List<String> seen;
            try (EventStream client = one.open("", "0:4,1:-1")) {
                one.alarm("MSFT", 1, 0);
                await().untilAsserted(() -> assertThat(client.alarms()).containsExactly("0/5", "1/0"));
                seen = new ArrayList<>(client.alarms());
                left = Objects.requireNonNull(client.lastEventId());
            }
            // The other replica has read the partitions in another order, and further.
            other.alarm("MSFT", 1, 0);
            other.alarm("MSFT", 1, 1);
            for (long offset = 2; offset <= 7; offset++) {
                other.alarm("AAPL", 0, offset);
            }

            try (EventStream client = other.open("", left)) {
                other.alarm("AAPL", 0, 9);
                await().untilAsserted(() -> assertThat(client.alarms()).contains("0/9"));
                seen.addAll(client.alarms());
                assertThat(client.events("gap")).isEmpty();
            }
            assertThat(seen).containsExactly("0/5", "1/0", "1/1", "0/6", "0/7", "0/9");
        }
    }

    @Test
    void shouldResumeAfterAConnectionOnWhichThereWasNoAlarm() {
        try (StreamUnderTest stream = StreamUnderTest.start()) {
            stream.from(3, 8);
            String left;
            try (EventStream client = stream.open("")) {
                await().untilAsserted(() -> assertThat(client.events("hello")).hasSize(1));
                left = Objects.requireNonNull(client.lastEventId());
            }
            stream.alarm("AAPL", 1, 8);

            try (EventStream client = stream.open("?lastEventId=" + left)) {
                await().untilAsserted(() -> assertThat(client.alarms()).containsExactly("1/8"));
                assertThat(client.events("gap")).isEmpty();
            }
        }
    }

    @Test
    void shouldTellOfAGapWhenAlarmsAreNoLongerKnown() {
        try (StreamUnderTest stream = StreamUnderTest.start(StreamUnderTest.limits(10, 3, 2))) {
            for (int offset = 0; offset < 5; offset++) {
                stream.alarm("AAPL", 0, offset);
            }
            try (EventStream client = stream.open("", "0:0");
                    EventStream lucky = stream.open("", "0:1");
                    EventStream foreign = stream.open("", "what is this?");
                    EventStream ahead = stream.open("", "0:77")) {
                await().untilAsserted(() -> assertThat(client.alarms()).containsExactly("0/2", "0/3", "0/4"));
                assertThat(client.events("gap")).hasSize(1);
                await().untilAsserted(() -> assertThat(lucky.alarms()).containsExactly("0/2", "0/3", "0/4"));
                assertThat(lucky.events("gap")).isEmpty();
                await().untilAsserted(() -> assertThat(foreign.events("gap")).hasSize(1));
                await().untilAsserted(() -> assertThat(ahead.events("gap")).hasSize(1));
            }
        }
    }

    @Test
    void shouldLetClientsWaitUntilTheViewIsUpToDate() {
        try (StreamUnderTest stream = StreamUnderTest.startUnready();
                EventStream fresh = stream.open("");
                EventStream back = stream.open("", "0:3")) {
            await().untilAsserted(() -> assertThat(stream.hub().clients()).isEqualTo(2));
            stream.from(0);
            for (int offset = 0; offset < 6; offset++) {
                stream.alarm("AAPL", 0, offset);
            }
            stream.skip(Duration.ofSeconds(16));
            await().untilAsserted(() -> assertThat(fresh.events(""))
                    .extracting(EventStream.Event::data)
                    .contains(":"));
            assertThat(fresh.events("hello")).isEmpty();

            stream.becomeReady();
            stream.alarm("AAPL", 0, 6);

            await().untilAsserted(() -> assertThat(back.alarms()).containsExactly("0/4", "0/5", "0/6"));
            await().untilAsserted(() -> assertThat(fresh.events("hello")).hasSize(1));
            assertThat(fresh.alarms()).doesNotContain("0/5");
        }
    }

    @Test
    void shouldTurnAwayWhoeverIsOneTooMany() throws Exception {
        try (StreamUnderTest stream = StreamUnderTest.start(StreamUnderTest.limits(1, 10, 5));
                EventStream only = stream.open("")) {
            await().untilAsserted(() -> assertThat(only.events("hello")).hasSize(1));

            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(stream.uri("")).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(stream.hub().counts().refused()).isEqualTo(1);
            only.leave();
            // That it has gone shows when something is written to it.
            await().untilAsserted(() -> assertThat(stream.hub().clients()).isZero());
        }
    }

    @Test
    void shouldRefuseParametersThatAreNone() throws Exception {
        try (StreamUnderTest stream = StreamUnderTest.start()) {
            for (String query : List.of("?symbols=", "?symbols=A%20B", "?symbol=AAPL", "?lastEventId=")) {
                HttpResponse<String> answer = HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(stream.uri(query)).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(query).isEqualTo(400);
                assertThat(ConsoleJson.mapper().readTree(answer.body()).get("parameter"))
                        .isNotNull();
            }
        }
    }

    @Test
    void shouldLetAClientShowItsTokenAgainFromTimeToTime() {
        try (StreamUnderTest stream = StreamUnderTest.start();
                EventStream client = stream.open("")) {
            await().untilAsserted(() -> assertThat(client.events("hello")).hasSize(1));

            stream.skip(Duration.ofMinutes(16));

            await().untilAsserted(() -> assertThat(client.hasEnded()).isTrue());
            assertThat(stream.hub().counts().dropped()).isZero();
        }
    }

    @Test
    void shouldEndEveryStreamWhenItIsClosed() {
        StreamUnderTest stream = StreamUnderTest.start();
        try (stream;
                EventStream client = stream.open("")) {
            await().untilAsserted(() -> assertThat(client.events("hello")).hasSize(1));

            stream.hub().close();

            await().untilAsserted(() -> assertThat(client.hasEnded()).isTrue());
            assertThat(stream.hub().clients()).isZero();
        }
    }

    private static List<String> symbols(EventStream client) {
        List<String> symbols = new ArrayList<>();
        client.events("averages")
                .forEach(event -> event.json()
                        .forEach(value -> symbols.add(value.get("symbol").textValue())));
        return symbols;
    }
}
