package io.stockpipeline.console.query;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.console.history.StoredTick;
import io.stockpipeline.console.query.UnansweredException.Reason;
import io.stockpipeline.console.view.AlarmEntry;
import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.engine.whatif.Outcome;
import io.stockpipeline.engine.whatif.PriceShift;
import io.stockpipeline.engine.whatif.WhatIf;
import io.stockpipeline.engine.whatif.WindowOutcome;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a symbol's averages, and the alarms on them, would have been, had its prices been others: recent ticks go through the engine again.
 */
public final class WhatIfs {
    private static final Duration UNLESS_GIVEN = Duration.ofHours(1);
    private final Market market;
    private final EnginePlan plan;
    private final RecentTicks recent;

    /** What one window came to, with its prices as they were and moved. */
    public record Window(
            String window,

            @JsonPropertyDescription("the last one; absent where there is none") @Nullable BigDecimal averageBefore,

            @Nullable BigDecimal averageAfter,

            @JsonPropertyDescription("of the last average from the one before, as a share") @Nullable BigDecimal deviationBefore,

            @Nullable BigDecimal deviationAfter,

            @JsonPropertyDescription("of all in the range") @Nullable BigDecimal largestDeviationBefore,

            @Nullable BigDecimal largestDeviationAfter,

            @JsonPropertyDescription("how often the window's own alarm fired in the range")
            long alarmsBefore,

            long alarmsAfter) {
        static Window of(WindowOutcome before, WindowOutcome after) {
            return new Window(
                    before.window(),
                    before.average(),
                    after.average(),
                    before.deviation(),
                    after.deviation(),
                    before.largestDeviation(),
                    after.largestDeviation(),
                    before.alarms(),
                    after.alarms());
        }
    }

    /** Alarms of one side: those on averages and z-scores. */
    public record Alarms(
            @JsonPropertyDescription("how many fired in the range")
            long fired,

            @JsonPropertyDescription("the newest, newest first; those that ended too")
            List<AlarmEntry> newest) {
        static Alarms of(Outcome outcome) {
            return new Alarms(
                    outcome.fired(),
                    outcome.newest().stream().map(AlarmEntry::of).toList());
        }
    }

    /** The answer. */
    public record Answer(
            Instant asOf,
            @Nullable Long lag,
            String symbol,
            BigDecimal shift,
            @JsonPropertyDescription("inclusive") Instant from,
            @JsonPropertyDescription("exclusive") Instant to,

            @JsonPropertyDescription(
                    "time of the first tick that was computed with: windows fill before from; absent without any")
            @Nullable Instant ticksFrom,

            @JsonPropertyDescription("how many ticks were computed with")
            long ticks,

            @JsonPropertyDescription("ticks without a valid price once it is moved: left out of what would be")
            long invalid,

            List<Window> windows,
            Alarms alarmsBefore,
            Alarms alarmsAfter) {}

    public WhatIfs(Market market) {
        this.market = market;
        this.plan = EnginePlan.ofWindows(market.pipeline());
        this.recent = new RecentTicks(market, plan);
    }

    /**
     * Tries a shift.
     *
     * @param from null: an hour before {@code to}
     * @param to null: now
     * @throws UnansweredException when the symbol is not known, there is no history, or the range holds too much or nothing
     */
    public Answer ask(String symbol, BigDecimal shift, @Nullable Instant from, @Nullable Instant to) {
        market.symbol(symbol);
        Instant asOf = market.asOf();
        Instant end = to == null ? asOf.plusMillis(1) : to;
        Instant begin = from == null ? end.minus(UNLESS_GIVEN) : from;
        if (!end.isAfter(begin)) {
            throw new UnansweredException(Reason.Unfit, "the range is empty: " + begin + " to " + end);
        }
        List<StoredTick> ticks = recent.of(symbol, begin.toEpochMilli(), end.toEpochMilli());
        WhatIf whatIf = new WhatIf(market.pipeline(), plan, new PriceShift(symbol, shift), begin.toEpochMilli());
        ticks.forEach(tick -> whatIf.take(tick(tick)));
        List<WindowOutcome> before = whatIf.before().windows();
        List<WindowOutcome> after = whatIf.after().windows();
        return new Answer(
                asOf,
                market.lag(),
                symbol,
                shift,
                begin,
                end,
                ticks.stream()
                        .map(tick -> Instant.ofEpochMilli(tick.time()))
                        .min(Instant::compareTo)
                        .orElse(null),
                whatIf.ticks(),
                whatIf.invalid(),
                IntStream.range(0, before.size())
                        .mapToObj(i -> Window.of(before.get(i), after.get(i)))
                        .toList(),
                Alarms.of(whatIf.before()),
                Alarms.of(whatIf.after()));
    }

    private static Tick tick(StoredTick tick) {
        return new Tick(
                tick.symbol(),
                tick.time(),
                decimal(tick.price()),
                tick.size() == null ? null : decimal(tick.size()),
                tick.side(),
                tick.id(),
                null,
                null);
    }

    private static Decimal decimal(BigDecimal number) {
        return new Decimal(number.unscaledValue().longValueExact(), number.scale());
    }
}
