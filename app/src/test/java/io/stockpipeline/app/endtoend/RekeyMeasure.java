package io.stockpipeline.app.endtoend;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.kafka.TopicCreator;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.yaml.PipelineFile;
import io.stockpipeline.processor.ProcessorApp;
import io.stockpipeline.processor.ProcessorConnection;
import io.stockpipeline.processor.rekey.RekeyProcessor;
import io.stockpipeline.processor.task.ProgressMonitor;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Measures the re-keying of somebody else's topic; run by hand, asserts nothing. {@code alone}: the re-keying processor on one thread
 * without a Kafka, by the thread's own processor time: what one core takes from bytes to bytes. {@code kafka}: a processor of one thread before a real broker in the
 * same process, of which the thread's own processor time is told too; {@code keyed} there is the same without re-keying.
 */
final class RekeyMeasure {
    private static final long TIME = 1_716_578_400_000L;
    private static final int SYMBOLS = 100;
    private static final int TRADES_A_RECORD = 5;
    private static final int RECORDS = 200_000;
    private static final int ROUNDS = 8;
    private static final int ROUNDS_BEFORE_KAFKA = 2;

    private RekeyMeasure() {}

    /** A way to write ticks. */
    private enum Form {
        FINNHUB(TRADES_A_RECORD, "fields: { symbol: s, time: t, price: p, size: v }, explode: data") {
            @Override
            String record(int number) {
                StringBuilder text = new StringBuilder("{\"data\":[");
                for (int i = 0; i < TRADES_A_RECORD; i++) {
                    int trade = number * TRADES_A_RECORD + i;
                    text.append(i == 0 ? "" : ",")
                            .append("{\"c\":[\"1\",\"12\"],\"p\":189.")
                            .append(1000 + trade % 1000)
                            .append(",\"s\":\"S")
                            .append(trade % SYMBOLS)
                            .append("\",\"t\":")
                            .append(TIME + trade)
                            .append(",\"v\":0.011467}");
                }
                return text.append("],\"type\":\"trade\"}").toString();
            }
        },
        CSV(1, "format: Csv") {
            @Override
            String record(int number) {
                return csv(number);
            }
        },
        /** Not re-keyed. */
        KEYED_CSV(1, "format: Csv, keyed: true") {
            @Override
            String record(int number) {
                return csv(number);
            }
        };

        private final int ticks;
        private final String source;

        Form(int ticks, String source) {
            this.ticks = ticks;
            this.source = source;
        }

        abstract String record(int number);

        private static String csv(int number) {
            return "S" + number % SYMBOLS + "," + (TIME + number) + ",189." + (1000 + number % 1000) + ",100,Buy,"
                    + number;
        }

        StockPipeline pipeline() throws Exception {
            return PipelineFile.parse("""
                    apiVersion: stockpipeline.io/v1alpha1
                    kind: StockPipeline
                    metadata: { name: rekey-%s }
                    spec:
                      symbols: ["*"]
                      source: { kafka: { topic: foreign-%s, %s } }
                      windows: [{ size: 1m }]
                      topics: { partitions: 1, replicationFactor: 1 }
                    """.formatted(id(), id(), source));
        }

        private String id() {
            return "f" + ordinal();
        }

        byte[][] records() {
            byte[][] records = new byte[RECORDS][];
            Arrays.setAll(records, i -> record(i).getBytes(StandardCharsets.UTF_8));
            return records;
        }
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("alone")) {
            alone(Form.FINNHUB);
            alone(Form.CSV);
        } else {
            Path folder = Files.createTempDirectory("rekey");
            try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), System.out::println)) {
                // The first round is for the compiler.
                for (int round = 0; round <= ROUNDS_BEFORE_KAFKA; round++) {
                    for (Form form : Form.values()) {
                        beforeKafka(form, round, broker, folder);
                    }
                }
            }
        }
        // What is left of the broker keeps nobody.
        Runtime.getRuntime().halt(0);
    }

    private static void alone(Form form) throws Exception {
        byte[][] records = form.records();
        AtomicLong forwarded = new AtomicLong();
        RekeyProcessor processor = new RekeyProcessor(form.pipeline(), nothing(ProgressMonitor.class));
        processor.init(context(forwarded));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            forwarded.set(0);
            long began = threads.getCurrentThreadCpuTime();
            for (byte[] record : records) {
                processor.process(new Record<>(null, record, TIME));
            }
            seconds.add((threads.getCurrentThreadCpuTime() - began) / 1e9);
        }
        List<Double> warm =
                seconds.subList(ROUNDS / 2, ROUNDS).stream().sorted().toList();
        double median = (warm.get(warm.size() / 2 - 1) + warm.get(warm.size() / 2)) / 2;
        System.out.printf(
                "alone %s: %,.0f records/s, %,.0f ticks/s (median of %d rounds of %,d; best %,.0f, worst %,.0f records/s);"
                        + " %d forwarded%n",
                form,
                RECORDS / median,
                RECORDS * form.ticks / median,
                warm.size(),
                RECORDS,
                RECORDS / warm.get(0),
                RECORDS / warm.get(warm.size() - 1),
                forwarded.get());
    }

    /** Counts what is forwarded; asked for anything but that and a record's place it answers nothing. */
    @SuppressWarnings("unchecked")
    private static ProcessorContext<byte[], byte[]> context(AtomicLong forwarded) {
        Optional<RecordMetadata> place = Optional.of(new RecordMetadata() {
            @Override
            public String topic() {
                return "foreign";
            }

            @Override
            public int partition() {
                return 0;
            }

            @Override
            public long offset() {
                return 0;
            }
        });
        return (ProcessorContext<byte[], byte[]>) Proxy.newProxyInstance(
                RekeyMeasure.class.getClassLoader(),
                new Class<?>[] {ProcessorContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "recordMetadata" -> place;
                    case "forward" -> {
                        forwarded.setPlain(forwarded.getPlain() + 1);
                        yield null;
                    }
                    default -> null;
                });
    }

    private static <T> T nothing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                RekeyMeasure.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null));
    }

    private static void beforeKafka(Form form, int round, EmbeddedBroker broker, Path folder) throws Exception {
        StockPipeline pipeline = form.pipeline();
        PipelineTopics topics = PipelineTopics.of(pipeline);
        ClientSettings clients = new ClientSettings(broker.bootstrapServers(), Map.of());
        String foreign = String.valueOf(pipeline.spec().source().kafka().topic());
        try (Admin admin = Admin.create(clients.toConfig())) {
            if (round == 0) {
                new TopicCreator(admin).create(topics.definitions());
                admin.createTopics(List.of(new NewTopic(foreign, 1, (short) 1)))
                        .all()
                        .get();
            }
        }
        write(form, foreign, clients);
        long wanted = (long) RECORDS * form.ticks;
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (ProcessorApp processor = new ProcessorApp(
                pipeline,
                new ProcessorConnection(clients.bootstrapServers(), Map.of(), folder.resolve("state-" + form + round)),
                failure -> System.out.println("failed: " + failure))) {
            processor.start();
            while (processor.countedHere().taken() == 0) {
                Thread.sleep(1);
            }
            long firstTaken = processor.countedHere().taken();
            long began = System.nanoTime();
            long cpuBefore = cpuOfStreams(threads);
            while (processor.countedHere().taken() < wanted
                    && System.nanoTime() - began < Duration.ofMinutes(2).toNanos()) {
                Thread.sleep(5);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            double cpu = (cpuOfStreams(threads) - cpuBefore) / 1e9;
            double records = (processor.countedHere().taken() - firstTaken) / (double) form.ticks;
            System.out.printf(
                    "kafka %s, round %d: %,.0f records in %.2f s = %,.0f records/s (%,.0f ticks/s); the thread's own %.2f s ="
                            + " %,.0f records/s (%,.0f ticks/s) of one core%n",
                    form,
                    round,
                    records,
                    seconds,
                    records / seconds,
                    records * form.ticks / seconds,
                    cpu,
                    records / cpu,
                    records * form.ticks / cpu);
        }
    }

    private static void write(Form form, String topic, ClientSettings clients) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(clients.toConfig(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                byte[] key = ("S" + i % SYMBOLS).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(topic, key, form.record(i).getBytes(StandardCharsets.UTF_8)));
            }
            producer.flush();
        }
    }

    private static long cpuOfStreams(ThreadMXBean threads) {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().matches(".*StreamThread-\\d+"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }
}
