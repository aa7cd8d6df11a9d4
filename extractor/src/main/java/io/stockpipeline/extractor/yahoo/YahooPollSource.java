package io.stockpipeline.extractor.yahoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.extractor.source.ClockSkew;
import io.stockpipeline.extractor.source.HealthRecord;
import io.stockpipeline.extractor.source.LiveSource;
import io.stockpipeline.extractor.source.Pause;
import io.stockpipeline.extractor.source.SourceHealth;
import io.stockpipeline.extractor.source.TickSink;
import io.stockpipeline.extractor.yahoo.YahooQuotes.Quote;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Polls Yahoo Finance: one pass over all symbols per interval, twenty symbols a request, each quote a tick. Outside the
 * trading session price and time freeze and the same tick comes again; telling repeats is the processor's work. A
 * symbol that the batch leaves out is asked for by itself, and then once an hour if Yahoo does not have it.
 */
public final class YahooPollSource implements LiveSource {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    /** A little more than the penalty, so that the next pass does not find the breaker still open. */
    static final Duration AFTER_PENALTY = YahooClient.PENALTY.plus(YahooClient.SPACING);

    private static final Duration ASK_AGAIN = Duration.ofHours(1);
    private static final String UNKNOWN = "Yahoo does not know this symbol";
    private static final String NO_PRICE = "Yahoo has no price for this symbol";

    private final List<String> symbols;
    private final Duration interval;
    private final Clock clock;
    private final Pause pause;
    private final YahooQuotes quotes;
    private final DayVolumes volumes = new DayVolumes();
    private final HealthRecord health;
    /** When a symbol that Yahoo does not have is asked for again, epoch milliseconds. */
    private final Map<String, Long> askAgain = new HashMap<>();

    public YahooPollSource(
            List<String> symbols, Duration interval, YahooEndpoints endpoints, ClockSkew skew, Pause pause) {
        this(symbols, interval, new YahooClient(endpoints, TIMEOUT, skew.clock(), pause), skew, pause);
    }

    YahooPollSource(List<String> symbols, Duration interval, YahooClient client, ClockSkew skew, Pause pause) {
        this.symbols = List.copyOf(symbols);
        this.interval = interval;
        this.clock = skew.clock();
        this.health = new HealthRecord(LoggerFactory.getLogger(YahooPollSource.class), "yahoo", skew);
        this.pause = pause;
        quotes = new YahooQuotes(client);
    }

    @Override
    public String key() {
        return "yahoo";
    }

    @Override
    public void run(TickSink sink) throws InterruptedException {
        Duration wait;
        do {
            long began = clock.millis();
            YahooFault fault = pass(sink);
            wait = interval.minusMillis(clock.millis() - began);
            if (fault == null) {
                health.connected();
            } else {
                health.failed(fault.words());
                if (fault.kind() == YahooFault.Kind.RateLimited && wait.compareTo(AFTER_PENALTY) < 0) {
                    wait = AFTER_PENALTY;
                }
            }
        } while (pause.sleep(wait.isNegative() ? Duration.ZERO : wait));
    }

    /** Asks for every symbol once; the last fault, if there was one. */
    private @Nullable YahooFault pass(TickSink sink) throws InterruptedException {
        YahooFault last = null;
        for (int from = 0; from < symbols.size(); from += YahooQuotes.LARGEST_BATCH) {
            List<String> batch = symbols.subList(from, Math.min(symbols.size(), from + YahooQuotes.LARGEST_BATCH));
            List<String> left = new ArrayList<>(batch);
            try {
                Map<String, Quote> found = quotes.spark(batch);
                for (String symbol : batch) {
                    Quote quote = found.get(symbol);
                    if (quote != null && quote.hasPrice()) {
                        deliver(symbol, quote, sink);
                        left.remove(symbol);
                    }
                }
            } catch (YahooFault fault) {
                if (fault.kind() != YahooFault.Kind.Refused) {
                    // The whole of Yahoo is meant, not this batch: leave the rest to the next pass.
                    return fault;
                }
                last = fault;
            }
            YahooFault fault = oneByOne(left, sink);
            if (fault != null && fault.kind() != YahooFault.Kind.Refused) {
                return fault;
            }
            last = fault == null ? last : fault;
        }
        return last;
    }

    private @Nullable YahooFault oneByOne(List<String> left, TickSink sink) throws InterruptedException {
        YahooFault last = null;
        for (String symbol : left) {
            if (askAgain.getOrDefault(symbol, Long.MIN_VALUE) > clock.millis()) {
                continue;
            }
            try {
                Optional<Quote> quote = quotes.chart(symbol);
                if (quote.isPresent() && quote.get().hasPrice()) {
                    deliver(symbol, quote.get(), sink);
                } else {
                    health.missing(symbol, quote.isPresent() ? NO_PRICE : UNKNOWN);
                    askAgain.put(symbol, clock.millis() + ASK_AGAIN.toMillis());
                }
            } catch (YahooFault fault) {
                if (fault.kind() != YahooFault.Kind.Refused) {
                    return fault;
                }
                last = fault;
            }
        }
        return last;
    }

    private void deliver(String symbol, Quote quote, TickSink sink) throws InterruptedException {
        askAgain.remove(symbol);
        try {
            Tick tick = tick(symbol, quote.meta(), volumes);
            sink.put(tick);
            health.tick(symbol, tick.time());
        } catch (UnusableRecordException e) {
            sink.reject(DeadLetter.of(
                    e,
                    null,
                    quote.answer().body(),
                    new DeadLetter.LineOrigin(quote.answer().number())));
        }
    }

    private static Tick tick(String symbol, JsonNode meta, DayVolumes volumes) throws UnusableRecordException {
        JsonNode seconds = meta.path("regularMarketTime");
        if (!seconds.canConvertToLong() || seconds.longValue() < 0 || seconds.longValue() > Tick.MAX_TIME / 1000) {
            throw new UnusableRecordException(DeadLetterReason.Malformed, symbol + ": regularMarketTime is " + seconds);
        }
        long time = seconds.longValue() * 1000;
        Decimal price = price(symbol, meta.path("regularMarketPrice"));
        JsonNode currency = meta.path("currency");
        return new Tick(
                symbol,
                time,
                price,
                volumes.size(symbol, time, volumeOfDay(meta)),
                null,
                null,
                "yahoo",
                currency.isTextual() ? currency.textValue() : null);
    }

    /** 0 where none is told; what never closes tells of the last 24 hours instead. */
    private static long volumeOfDay(JsonNode meta) {
        JsonNode volume = meta.path("regularMarketVolume");
        return volume.canConvertToLong()
                        && !meta.path("instrumentType").asText().equals("CRYPTOCURRENCY")
                ? volume.longValue()
                : 0;
    }

    private static Decimal price(String symbol, JsonNode digits) throws UnusableRecordException {
        try {
            Decimal price = Decimal.of(digits.asText());
            if (price.isPositive()) {
                return price;
            }
        } catch (NumberFormatException e) {
            throw new UnusableRecordException(
                    DeadLetterReason.InvalidPrice, symbol + ": regularMarketPrice: " + e.getMessage());
        }
        throw new UnusableRecordException(
                DeadLetterReason.InvalidPrice, symbol + ": regularMarketPrice " + digits + " is not above zero");
    }

    @Override
    public SourceHealth health() {
        return health.now();
    }

    @Override
    public void close() {
        pause.end();
    }
}
