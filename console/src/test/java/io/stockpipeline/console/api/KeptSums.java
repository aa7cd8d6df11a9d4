package io.stockpipeline.console.api;

import io.stockpipeline.console.history.StoredSum;
import io.stockpipeline.console.history.SumsQuery;
import io.stockpipeline.model.wire.Bar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Adds bars up as a history has to. */
final class KeptSums {
    private record Place(String symbol, long start) {}

    private KeptSums() {}

    static List<StoredSum> of(List<Bar> bars, SumsQuery query) {
        Map<Place, List<Bar>> groups =
                new TreeMap<>(Comparator.comparing(Place::symbol).thenComparingLong(Place::start));
        for (Bar bar : bars) {
            long until = query.until().getOrDefault(bar.symbol, query.othersUntil());
            if (bar.interval.equals(query.interval()) && bar.start >= query.from() && bar.start < until) {
                long start = query.from() + (bar.start - query.from()) / query.stretch() * query.stretch();
                groups.computeIfAbsent(new Place(bar.symbol, start), place -> new ArrayList<>())
                        .add(bar);
            }
        }
        List<StoredSum> sums = new ArrayList<>();
        groups.forEach((place, group) -> sums.add(sum(place, group, query.ends())));
        return sums;
    }

    private static StoredSum sum(Place place, List<Bar> group, boolean ends) {
        group.sort(Comparator.comparingLong(bar -> bar.start));
        Bar first = group.get(0);
        Bar last = group.get(group.size() - 1);
        return new StoredSum(
                place.symbol(),
                place.start(),
                group.stream().mapToLong(bar -> bar.count).sum(),
                trimmed(group.stream()
                        .map(bar -> Objects.requireNonNull(bar.volume.toBigDecimal()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)),
                ends
                        ? new StoredSum.Ends(
                                first.openTime,
                                trimmed(Objects.requireNonNull(first.open.toBigDecimal())),
                                last.closeTime,
                                trimmed(Objects.requireNonNull(last.close.toBigDecimal())))
                        : null);
    }

    private static BigDecimal trimmed(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
