package io.stockpipeline.model.wire;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.spec.Severity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Random records as the engine and the sources could make them, edges included. */
public final class WireArbitraries extends DomainContextBase {
    private static final Arbitrary<String> SYMBOLS = Arbitraries.strings()
            .withChars("ABCXYZabcxyz0189.^=:_/-")
            .ofMinLength(1)
            .ofMaxLength(32);
    private static final Arbitrary<Long> TIMES = Arbitraries.longs().between(0, Tick.MAX_TIME);
    private static final Arbitrary<String> TEXTS =
            Arbitraries.strings().ofMinLength(1).ofMaxLength(64);

    @Provide
    Arbitrary<Tick> ticks() {
        Arbitrary<Decimal> prices = decimals(1);
        return Combinators.combine(
                        SYMBOLS,
                        TIMES,
                        prices,
                        decimals(0).injectNull(0.3),
                        Arbitraries.of(Side.class).injectNull(0.3),
                        TEXTS.injectNull(0.3),
                        TEXTS.injectNull(0.3),
                        TEXTS.injectNull(0.3))
                .as(Tick::new);
    }

    private static Arbitrary<Decimal> decimals(long least) {
        return Combinators.combine(
                        Arbitraries.longs().between(least, 999_999_999_999_999_999L),
                        Arbitraries.integers().between(0, Decimal.MAX_SCALE))
                .as(Decimal::new);
    }

    @Provide
    Arbitrary<Averages> averages() {
        Arbitrary<List<WindowAverage>> windows = windows().list().ofMaxSize(6);
        return Combinators.combine(
                        ticks(),
                        TIMES,
                        windows,
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 3))
                .as((tick, time, entries, late, kind) -> {
                    Averages averages = new Averages();
                    Tick published = new Tick(
                            tick.symbol(), tick.time(), tick.price(), tick.size(), tick.side(), tick.id(), null, null);
                    averages.reset(tick.symbol(), time, kind < 2 ? published : null);
                    averages.late = late;
                    averages.isFinal = kind == 2;
                    averages.early = kind == 3;
                    entries.forEach(entry -> copy(entry, averages.add()));
                    return averages;
                });
    }

    private static Arbitrary<WindowAverage> windows() {
        Arbitrary<List<Figure>> figures = figures().list().ofSize(7);
        return Combinators.combine(
                        TEXTS,
                        TIMES,
                        TIMES,
                        figures,
                        Arbitraries.longs().between(0, 1_000_000),
                        Arbitraries.of(true, false))
                .as((name, start, end, some, count, complete) -> {
                    WindowAverage entry = new WindowAverage();
                    entry.window = name;
                    entry.start = start - 1_000_000;
                    entry.end = end;
                    entry.average.set(some.get(0));
                    entry.previous.set(some.get(1));
                    entry.deviation.set(some.get(2));
                    entry.min.set(some.get(3));
                    entry.max.set(some.get(4));
                    entry.volume.set(some.get(5));
                    entry.vwap.set(some.get(6));
                    entry.count = count;
                    entry.complete = complete;
                    return entry;
                });
    }

    private static Arbitrary<Figure> figures() {
        Arbitrary<BigInteger> digits = Arbitraries.oneOf(
                Arbitraries.longs().greaterOrEqual(0).map(BigInteger::valueOf),
                Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.TEN.pow(40)));
        return Combinators.combine(digits, Arbitraries.integers().between(0, 18))
                .as((unscaled, scale) -> {
                    Figure figure = new Figure();
                    figure.set(unscaled, scale);
                    return figure;
                })
                .injectNull(0.2)
                .map(figure -> figure == null ? new Figure() : figure);
    }

    private static void copy(WindowAverage from, WindowAverage to) {
        to.window = from.window;
        to.start = from.start;
        to.end = from.end;
        to.average.set(from.average);
        to.previous.set(from.previous);
        to.deviation.set(from.deviation);
        to.count = from.count;
        to.min.set(from.min);
        to.max.set(from.max);
        to.volume.set(from.volume);
        to.vwap.set(from.vwap);
        to.complete = from.complete;
    }

    @Provide
    Arbitrary<Bar> bars() {
        return Combinators.combine(
                        SYMBOLS,
                        TEXTS,
                        TIMES,
                        figures().list().ofSize(6),
                        Arbitraries.longs().between(0, 1_000_000),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((symbol, interval, start, some, count, isFinal, early) -> {
                    Bar bar = new Bar();
                    bar.symbol = symbol;
                    bar.interval = interval;
                    bar.start = start;
                    bar.end = start + 60_000;
                    bar.open.set(some.get(0));
                    bar.high.set(some.get(1));
                    bar.low.set(some.get(2));
                    bar.close.set(some.get(3));
                    bar.openTime = start;
                    bar.closeTime = start + 59_999;
                    bar.volume.set(some.get(4));
                    bar.count = count;
                    bar.vwap.set(some.get(5));
                    bar.isFinal = isFinal;
                    bar.early = early;
                    return bar;
                });
    }

    @Provide
    Arbitrary<Alarm> alarms() {
        Arbitrary<BigDecimal> numbers = Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.TEN.pow(30)),
                        Arbitraries.integers().between(0, 18))
                .as(BigDecimal::new);
        Arbitrary<List<BigDecimal>> optionalNumbers =
                numbers.injectNull(0.3).list().ofSize(5);
        Arbitrary<List<String>> optionalTexts = TEXTS.injectNull(0.3).list().ofSize(2);
        return Combinators.combine(
                        TEXTS.list().ofSize(3),
                        Combinators.combine(
                                        Arbitraries.of(Alarm.Type.class),
                                        Arbitraries.of(Severity.class),
                                        Arbitraries.of(Alarm.State.class))
                                .as(Kind::new),
                        SYMBOLS,
                        TIMES,
                        numbers,
                        optionalTexts,
                        optionalNumbers,
                        Arbitraries.of(Alarm.Direction.class).injectNull(0.3))
                .as((names, kind, symbol, time, price, texts, some, direction) -> new Alarm(
                        names.get(0),
                        names.get(1),
                        names.get(2),
                        kind.type(),
                        kind.severity(),
                        kind.state(),
                        symbol,
                        time,
                        price,
                        texts.get(0),
                        some.get(0),
                        some.get(1),
                        some.get(2),
                        some.get(3),
                        some.get(4),
                        texts.get(1),
                        direction));
    }

    private record Kind(Alarm.Type type, Severity severity, Alarm.State state) {}
}
