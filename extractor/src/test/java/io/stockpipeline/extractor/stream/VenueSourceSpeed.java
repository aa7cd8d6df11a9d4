package io.stockpipeline.extractor.stream;

import com.sun.management.ThreadMXBean;
import io.stockpipeline.extractor.Pipelines;
import io.stockpipeline.extractor.Sources;
import io.stockpipeline.extractor.publish.KafkaClients;
import io.stockpipeline.extractor.publish.LivePublisher;
import io.stockpipeline.extractor.source.LiveSource;
import io.stockpipeline.extractor.source.SourceContext;
import io.stockpipeline.model.spec.CoinbaseSource;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Prints how many trades a second come from one WebSocket through the publisher, and what each thread spends on one; run by hand,
 * asserts nothing. Run by itself its producer answers at once and costs next to nothing. CPU time is what
 * threads used, so a machine that is busy otherwise does not change it much.
 */
public final class VenueSourceSpeed {
    private static final int ROUNDS = 5;
    private static final int TRADES = 500_000;
    private static final int SYMBOLS = 20;
    /** A venue packs what happens at once into one packet. */
    private static final int FRAMES_AT_ONCE = 50;

    /** Threads of the source, the publisher and the producer, by the beginnings of their names; a broker may be in the process too. */
    private static final List<String> OURS =
            List.of("HttpClient", "coinbase-", "speed-", "kafka-producer-network-thread");

    /** What each thread has used, by its number: those that have ended too, such as a connection's when it is idle. */
    private static final Map<Long, Map.Entry<String, Long>> SEEN = new HashMap<>();

    private VenueSourceSpeed() {}

    /** What the topics are made for. */
    public static StockPipeline pipeline() {
        String[] symbols = new String[SYMBOLS];
        for (int i = 0; i < SYMBOLS; i++) {
            symbols[i] = "C" + i + "-USD";
        }
        return Pipelines.of(new CoinbaseSource(), symbols);
    }

    /** @param clients makes the producer */
    public static void measure(KafkaClients clients) throws IOException, InterruptedException {
        try (Feed feed = new Feed()) {
            System.setProperty("STOCKPIPELINE_COINBASE_URL", "ws://127.0.0.1:" + feed.port() + "/");
            StockPipeline pipeline = pipeline();
            LiveSource source = (LiveSource) Sources.create(
                    pipeline.spec().source().selected(),
                    pipeline.spec(),
                    pipeline.spec().symbols(),
                    SourceContext.of(Path.of(""), null, Clock.systemUTC()));
            LivePublisher publisher =
                    new LivePublisher(source, clients, PipelineTopics.of(pipeline), "speed", Clock.systemUTC());
            publisher.start();
            for (int round = 1; round <= ROUNDS; round++) {
                round(publisher, feed, (long) round * TRADES);
            }
            publisher.close(Duration.ofSeconds(10));
            source.close();
            System.out.println(
                    publisher.counters() + ", lost: " + source.health().lost());
        }
    }

    private static void round(LivePublisher publisher, Feed feed, long until) throws InterruptedException {
        Map<String, Long> before = cpu();
        long began = System.nanoTime();
        feed.allow(until);
        while (publisher.counters().published() + publisher.counters().forcedOut() < until) {
            Thread.sleep(20);
            cpu();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Map<String, Long> spent = new TreeMap<>();
        cpu().forEach((name, nanos) -> spent.put(name, nanos - before.getOrDefault(name, 0L)));
        long ours = spent.entrySet().stream()
                .filter(thread -> OURS.stream().anyMatch(thread.getKey()::startsWith))
                .mapToLong(Map.Entry::getValue)
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%,.0f trades/s by the clock; %.2f us of CPU a trade = %,.0f trades/s of one core; forced out %d%n",
                TRADES / seconds,
                ours / 1e3 / TRADES,
                TRADES * 1e9 / ours,
                publisher.counters().forcedOut());
        spent.forEach((name, nanos) -> {
            if (nanos > 10_000_000) {
                System.out.printf(Locale.ROOT, "    %-40s %.2f us%n", name, nanos / 1e3 / TRADES);
            }
        });
    }

    /** Of Java's own threads, by name; those of the machine's (garbage, compiler) are not told. */
    private static Map<String, Long> cpu() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            long nanos = threads.getThreadCpuTime(id);
            if (info != null && nanos >= 0) {
                SEEN.put(id, Map.entry(info.getThreadName(), nanos));
            }
        }
        Map<String, Long> nanos = new HashMap<>();
        SEEN.values().forEach(thread -> nanos.merge(thread.getKey(), thread.getValue(), Long::sum));
        return nanos;
    }

    /** A producer that keeps nothing and answers at once. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        measure(new KafkaClients() {
            @Override
            public Producer<byte[], byte[]> idempotentProducer() {
                RecordMetadata answer = new RecordMetadata(new TopicPartition("ticks", 0), 0, 0, 0, 0, 0);
                return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                    @Override
                    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
                        callback.onCompletion(answer, null);
                        return CompletableFuture.completedFuture(answer);
                    }
                };
            }

            @Override
            public Producer<byte[], byte[]> transactionalProducer(String transactionalId) {
                throw new AssertionError();
            }

            @Override
            public Consumer<byte[], byte[]> positionConsumer() {
                throw new AssertionError();
            }
        });
    }

    /** A WebSocket server of the simplest kind, which writes frames as fast as they are taken, so that it is not what is measured. */
    private static final class Feed implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final AtomicLong allowed = new AtomicLong();

        Feed() throws IOException {
            Thread thread = new Thread(this::serve, "feed");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return server.getLocalPort();
        }

        synchronized void allow(long until) {
            allowed.set(until);
            notifyAll();
        }

        private synchronized void awaitMore(long sent) throws InterruptedException {
            while (sent >= allowed.get()) {
                wait();
            }
        }

        private void serve() {
            try (Socket caller = server.accept()) {
                caller.setTcpNoDelay(true);
                OutputStream out = caller.getOutputStream();
                out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: " + accept(caller.getInputStream()) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                byte[] packet = new byte[FRAMES_AT_ONCE * 512];
                // The source does not wait for long without.
                out.write(packet, 0, frame(packet, 0, consent()));
                for (long sent = 0; ; ) {
                    awaitMore(sent);
                    int length = 0;
                    for (int i = 0; i < FRAMES_AT_ONCE; i++) {
                        length = frame(packet, length, match(sent++));
                    }
                    out.write(packet, 0, length);
                }
            } catch (IOException | InterruptedException e) {
                // The other side has left.
            }
        }

        private static int frame(byte[] packet, int from, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            packet[from] = (byte) 0x81;
            packet[from + 1] = 126;
            packet[from + 2] = (byte) (bytes.length >> 8);
            packet[from + 3] = (byte) bytes.length;
            System.arraycopy(bytes, 0, packet, from + 4, bytes.length);
            return from + 4 + bytes.length;
        }

        /** To all that it is asked for. */
        private static String consent() {
            return IntStream.range(0, SYMBOLS)
                    .mapToObj(number -> "\"C" + number + "-USD\"")
                    .collect(Collectors.joining(
                            ",",
                            "{\"type\":\"subscriptions\",\"channels\":[{\"name\":\"matches\",\"product_ids\":[",
                            "]}]}"));
        }

        /** All fields that Coinbase documents, with lengths as they are. */
        private static String match(long number) {
            return "{\"type\":\"match\",\"trade_id\":" + (100_000_000 + number / SYMBOLS) + ",\"sequence\":"
                    + (50_000_000_000L + number)
                    + ",\"maker_order_id\":\"ac928c66-ca53-498f-9c13-a110027a60e8\""
                    + ",\"taker_order_id\":\"132fb6ae-456b-4654-b4e0-d681ac05cea1\""
                    + ",\"time\":\"2014-11-07T08:19:27.028459Z\",\"product_id\":\"C" + number % SYMBOLS
                    + "-USD\",\"size\":\"5.23512000\",\"price\":\"400." + (10 + number % 90) + "\",\"side\":\"sell\"}";
        }

        private static String accept(InputStream in) throws IOException {
            StringBuilder request = new StringBuilder();
            while (request.indexOf("\r\n\r\n") < 0) {
                request.append((char) in.read());
            }
            String key = request.toString().replaceAll("(?si).*sec-websocket-key: *([^\r]*)\r.*", "$1");
            try {
                return Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-1")
                                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                        .getBytes(StandardCharsets.US_ASCII)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
