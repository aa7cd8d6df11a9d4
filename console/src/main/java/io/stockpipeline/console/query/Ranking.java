package io.stockpipeline.console.query;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.console.history.StoredSum;
import io.stockpipeline.console.query.UnansweredException.Reason;
import io.stockpipeline.console.view.LiveView;
import io.stockpipeline.console.view.PriceChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The symbols with the most volume or trades, or that have risen most, over the last full bars. */
public final class Ranking {
    private final Market market;

    /** What is compared. */
    public enum By {
        volume,
        trades,
        change
    }

    /** One symbol. */
    public record Row(
            @JsonPropertyDescription("from 1; equals stand in the order of their names")
            int rank,

            String symbol,
            @JsonPropertyDescription("what is compared") BigDecimal value,

            @JsonPropertyDescription("the last close") @Nullable BigDecimal price,

            long trades,
            BigDecimal volume,

            @JsonPropertyDescription("(last close - first open) / first open, to 9 decimals") @Nullable BigDecimal change) {}

    /** The answer. */
    public record Answer(
            Instant asOf,
            @Nullable Long lag,
            By by,
            @JsonPropertyDescription("inclusive") Instant from,

            @JsonPropertyDescription("exclusive: the running bar's start")
            Instant to,

            List<Row> ranking) {}

    /** A symbol that may be in the ranking. */
    private record Candidate(String symbol, Total total) {
        @Nullable BigDecimal price() {
            return total.ends() == null ? null : total.ends().close();
        }

        @Nullable BigDecimal change() {
            StoredSum.Ends ends = total.ends();
            return ends == null
                    ? null
                    : PriceChange.between(ends.openTime(), ends.open(), ends.close())
                            .relative();
        }

        /** Null: it has none to be compared by. */
        @Nullable BigDecimal value(By by) {
            return switch (by) {
                case volume -> total.volume();
                case trades -> BigDecimal.valueOf(total.trades());
                case change -> change();
            };
        }
    }

    private record Valued(Candidate candidate, BigDecimal value) {}

    private static final Comparator<Valued> GREATEST_FIRST = Comparator.comparing(Valued::value)
            .reversed()
            .thenComparing(valued -> valued.candidate().symbol());

    public Ranking(Market market) {
        this.market = market;
    }

    /**
     * Ranks them. A symbol without a trade is not among them.
     *
     * @param within milliseconds
     * @throws UnansweredException when so many bars are not held and there is no history
     */
    public Answer ask(By by, long within, int most) {
        Instant asOf = market.asOf();
        int interval = interval();
        long unit =
                Math.max(Market.MINUTE, market.view().intervals().get(interval).millis());
        long to = Math.floorDiv(asOf.toEpochMilli(), unit) * unit;
        long from = to - within;
        List<Valued> values = new ArrayList<>();
        new Sums(market, Ranking::refused).totals(interval, from, to).forEach((symbol, total) -> {
            Candidate candidate = new Candidate(symbol, total);
            BigDecimal value = candidate.value(by);
            if (value != null) {
                values.add(new Valued(candidate, value));
            }
        });
        values.sort(GREATEST_FIRST);
        List<Row> rows = new ArrayList<>();
        for (Valued valued : values.subList(0, Math.min(most, values.size()))) {
            Candidate candidate = valued.candidate();
            rows.add(new Row(
                    rows.size() + 1,
                    candidate.symbol(),
                    valued.value(),
                    candidate.price(),
                    candidate.total().trades(),
                    candidate.total().volume(),
                    candidate.change()));
        }
        return new Answer(asOf, market.lag(), by, Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), rows);
    }

    /** Minutes, or the shortest bars there are. */
    private int interval() {
        LiveView view = market.view();
        int shortest = 0;
        int found = -1;
        for (int i = 0; i < view.intervals().size(); i++) {
            long millis = view.intervals().get(i).millis();
            if (millis < view.intervals().get(shortest).millis()) {
                shortest = i;
            }
            if (Market.MINUTE % millis == 0
                    && (found < 0 || millis > view.intervals().get(found).millis())) {
                found = i;
            }
        }
        return found < 0 ? shortest : found;
    }

    private static UnansweredException refused(String symbol, Instant heldFrom) {
        return new UnansweredException(
                Reason.Unfit,
                "within: bars of " + symbol + " are held from " + heldFrom
                        + " on; ask for a time that begins later, such as within=1h");
    }
}
