package io.stockpipeline.console.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyClientsTest {
    private static final int CLIENTS = 480;
    private static final int SILENT = 20;
    private static final int SYMBOLS = 500;
    private static final int ALARMS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void shouldServeFiveHundredClientsWithoutLosingAnAlarmThoughSomeDoNotRead() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        List<EventStream> clients = new ArrayList<>();
        List<Socket> silent = new ArrayList<>();
        try (StreamUnderTest stream = StreamUnderTest.start()) {
            stream.from(0, 0, 0);
            for (int i = 0; i < SILENT; i++) {
                silent.add(silentClient(stream));
            }
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(EventStream.open(http, stream.uri("?symbols=S" + i % SYMBOLS + ",HOT"), null));
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(clients)
                            .allMatch(client -> client.events("hello").size() == 1));

            for (int alarm = 0; alarm < ALARMS; alarm++) {
                for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                    stream.price("S" + symbol, "1." + alarm);
                }
                stream.alarm("HOT", alarm % 3, alarm / 3);
            }

            List<String> raised = IntStream.range(0, ALARMS)
                    .mapToObj(alarm -> alarm % 3 + "/" + alarm / 3)
                    .toList();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(clients)
                            .allMatch(client -> client.alarms().equals(raised)));
            assertThat(clients).allMatch(client -> client.events("gap").isEmpty());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(clients).allMatch(ManyClientsTest::hasTheLastPrice));
            assertThat(ownThreads()).containsExactly("stream");
        } finally {
            clients.forEach(EventStream::close);
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void shouldDropAClientThatDoesNotReadAndLetItFindWhatItMissed() throws Exception {
        try (StreamUnderTest stream = StreamUnderTest.start(StreamUnderTest.limits(10, 100_000, 20_000))) {
            stream.from(0);
            try (Socket deaf = silentClient(stream);
                    EventStream other = stream.open("")) {
                await().untilAsserted(() -> assertThat(stream.hub().clients()).isEqualTo(2));
                await().untilAsserted(() -> assertThat(other.events("hello")).hasSize(1));
                int alarms = 0;
                // What the kernel holds for the deaf one is not the hub's to count.
                while (stream.hub().counts().dropped() == 0 && alarms < 90_000) {
                    for (int i = 0; i < 1_000; i++) {
                        stream.alarm("AAPL", 0, alarms++);
                    }
                    int raised = alarms;
                    await().atMost(PATIENCE)
                            .untilAsserted(
                                    () -> assertThat(other.events("alarm")).hasSize(raised));
                }
                assertThat(stream.hub().counts().dropped()).isEqualTo(1);
                assertThat(stream.hub().clients()).isEqualTo(1);
                assertThat(deaf.isConnected()).isTrue();

                int last = alarms - 1;
                try (EventStream back = stream.open("", "0:" + (last - 25_000))) {
                    await().atMost(PATIENCE)
                            .untilAsserted(
                                    () -> assertThat(back.events("alarm")).hasSize(25_000));
                    assertThat(back.events("gap")).isEmpty();
                    assertThat(back.lastEventId()).isEqualTo("0:" + last);
                }
            }
        }
    }

    @Test
    void shouldDropAClientThatTakesNothingForHalfAMinute() throws Exception {
        try (StreamUnderTest stream = StreamUnderTest.start();
                Socket deaf = silentClient(stream)) {
            await().untilAsserted(() -> assertThat(stream.hub().clients()).isEqualTo(1));
            // More than the kernel takes, so that writing to it comes to a stand.
            await().atMost(PATIENCE).until(() -> {
                for (int symbol = 0; symbol < 5_000; symbol++) {
                    stream.price("S" + symbol, "1");
                }
                stream.skip(Duration.ofSeconds(4));
                return stream.hub().counts().dropped() == 1;
            });

            assertThat(stream.hub().clients()).isZero();
            assertThat(deaf.isConnected()).isTrue();
        }
    }

    /** Asks for the stream and then reads nothing. */
    private static Socket silentClient(StreamUnderTest stream) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("127.0.0.1", stream.port()));
        String request = "GET " + StreamRoutes.PATH + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean hasTheLastPrice(EventStream client) {
        List<EventStream.Event> events = client.events("averages");
        return !events.isEmpty()
                && events.get(events.size() - 1)
                        .json()
                        .get(0)
                        .get("price")
                        .asText()
                        .equals("1." + (ALARMS - 1));
    }

    /** Threads that the stream has made, however many its clients are. */
    private static Set<String> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("stream"))
                .collect(Collectors.toSet());
    }
}
