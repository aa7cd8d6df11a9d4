package io.stockpipeline.processor.task;

import io.stockpipeline.engine.IncompatibleStateException;
import io.stockpipeline.engine.SymbolEngine;
import io.stockpipeline.engine.Verdict;
import io.stockpipeline.model.topic.EndMarker;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import io.stockpipeline.processor.store.EngineStore;
import io.stockpipeline.processor.store.TaskProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The one stateful step: takes a record of {@code ticks}, or of a topic that is keyed like it, refuses it with a reason or gives it to its symbol's engine, and
 * sends on what follows. One instance a partition.
 */
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else
public final class TickProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Duration CLOCK_STEP = Duration.ofSeconds(1);

    private final TaskPlan plan;
    private final TickReader reader;
    private EngineStore store;
    private ProcessorContext<byte[], byte[]> context;
    private RecordEmitter emitter;
    private Silence silence;
    private boolean started;
    private int symbols;

    /** @param plan what all tasks share */
    public TickProcessor(TaskPlan plan) {
        this.plan = plan;
        this.reader = plan.readers().get();
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
        context = newContext;
        store = context.getStateStore(Outputs.SYMBOLS);
        emitter = new RecordEmitter(context, store, plan.monitor());
        silence = new Silence(plan.silence());
        int partition = context.taskId().partition();
        store.onFlush(progress -> plan.monitor().flushed(partition, progress));
        if (!plan.mayRunAhead()) {
            start();
        }
        plan.monitor().taken(partition, store.progress());
        if (plan.engine().live()) {
            context.schedule(CLOCK_STEP, PunctuationType.WALL_CLOCK_TIME, this::clock);
        }
    }

    private void start() {
        started = true;
        store.retain(symbol -> plan.symbols().names(symbol));
        Set<String> known = store.symbols();
        symbols = known.size();
        plan.limit().bring(symbols);
        // What cannot be brought back is better found out now than at the symbol's next tick.
        known.stream().findFirst().ifPresent(store::engine);
        if (plan.engine().live()) {
            long now = context.currentSystemTimeMs();
            known.forEach(symbol -> silence.heard(store.engine(symbol), now));
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata origin = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record of a topic comes with its place in it"));
        if (!started) {
            store.rewindTo(origin.offset());
            start();
        }
        try {
            plan.poison().check(origin);
            take(record);
        } catch (UnusableRecordException fault) {
            byte[] value = record.value() == null ? new byte[0] : record.value();
            DeadLetter.TopicOrigin place =
                    new DeadLetter.TopicOrigin(origin.topic(), origin.partition(), origin.offset());
            emitter.deadLetter(DeadLetter.of(fault, record.key(), value, place), record.timestamp());
        } catch (IncompatibleStateException e) {
            throw e;
        } catch (RuntimeException e) {
            // The engine may be half changed. The record is remembered, the task goes back to its last commit, and
            // there
            // the record will be refused before it touches the engine.
            plan.poison().remember(origin, e);
            throw e;
        }
        store.progress().lastOffset = origin.offset();
    }

    private void take(Record<byte[], byte[]> record) throws UnusableRecordException {
        for (Header header : record.headers()) {
            if (EndMarker.isEnd(header.key(), header.value())) {
                finish(record.timestamp());
                return;
            }
        }
        Tick tick = tick(record);
        if (plan.engine().live() && tick.time() > record.timestamp() + plan.maxClockSkew()) {
            throw new UnusableRecordException(
                    DeadLetterReason.FutureTime,
                    "time: " + Instant.ofEpochMilli(tick.time()) + " is more than maxClockSkew ahead of its arrival at "
                            + Instant.ofEpochMilli(record.timestamp()));
        }
        SymbolEngine atHand = store.atHand(tick.symbol());
        SymbolEngine engine = atHand != null ? atHand : bring(tick.symbol());
        Verdict verdict = engine.accept(tick, emitter.about(record.key(), record.timestamp()));
        TaskProgress progress = store.progress();
        progress.ended = false;
        switch (verdict) {
            case ACCEPTED, LATE -> {
                progress.accepted++;
                if (verdict == Verdict.LATE) {
                    progress.late++;
                }
                store.changed(engine);
                if (plan.engine().live()) {
                    silence.heard(engine, context.currentSystemTimeMs());
                }
            }
            case DUPLICATE -> progress.duplicates++;
            case TOO_LATE ->
                throw new UnusableRecordException(
                        DeadLetterReason.TooLate,
                        "time: " + Instant.ofEpochMilli(tick.time()) + " is more than grace before the latest tick at "
                                + Instant.ofEpochMilli(engine.latestTime()));
            case OTHER_CURRENCY ->
                throw new UnusableRecordException(
                        DeadLetterReason.Correction,
                        "currency: " + tick.currency() + ", where the ticks of " + tick.symbol() + " before it are in "
                                + engine.currency());
        }
    }

    private Tick tick(Record<byte[], byte[]> record) throws UnusableRecordException {
        if (record.value() == null) {
            throw new UnusableRecordException(DeadLetterReason.Malformed, "no value");
        }
        Tick tick = reader.read(record.value());
        // An engine at hand belongs to a symbol that was found to be named before.
        if (store.atHand(tick.symbol()) == null && !plan.symbols().names(tick.symbol())) {
            throw new UnusableRecordException(
                    DeadLetterReason.UnknownSymbol, "symbol: " + tick.symbol() + " is not in spec.symbols");
        }
        if (!isSymbol(record.key(), tick.symbol())) {
            throw new UnusableRecordException(
                    DeadLetterReason.Malformed, "the record's key must be its symbol, " + tick.symbol());
        }
        return tick;
    }

    /** Whether the key's bytes are the symbol's characters, all of which are ASCII. */
    private static boolean isSymbol(byte[] key, String symbol) {
        if (key == null || key.length != symbol.length()) {
            return false;
        }
        for (int i = 0; i < key.length; i++) {
            if (key[i] != symbol.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private SymbolEngine bring(String symbol) throws UnusableRecordException {
        if (!store.knows(symbol)) {
            if (!plan.limit().take()) {
                throw new UnusableRecordException(
                        DeadLetterReason.UnknownSymbol,
                        "symbol: " + symbol + " comes after spec.maxSymbols others ("
                                + plan.limit().most() + ")");
            }
            symbols++;
        }
        return store.engine(symbol);
    }

    private void finish(long timestamp) {
        for (String symbol : store.symbols()) {
            SymbolEngine engine = store.engine(symbol);
            engine.finish(emitter.about(symbol, timestamp));
            store.changed(engine);
        }
        store.progress().ended = true;
    }

    @Override
    public void close() {
        plan.limit().release(symbols);
        symbols = 0;
    }

    private void clock(long now) {
        if (started) {
            silence.clock(now, symbol -> emitter.about(symbol, now), store::changed);
        }
    }
}
