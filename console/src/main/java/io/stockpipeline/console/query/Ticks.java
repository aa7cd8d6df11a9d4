package io.stockpipeline.console.query;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.console.history.History;
import io.stockpipeline.console.history.HistoryState;
import io.stockpipeline.console.history.Page;
import io.stockpipeline.console.history.PageRequest;
import io.stockpipeline.console.history.StoredTick;
import io.stockpipeline.console.history.TickQuery;
import io.stockpipeline.console.history.TimeRange;
import io.stockpipeline.console.query.UnansweredException.Reason;
import io.stockpipeline.model.wire.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accepted ticks; only a history has them. With {@code from} oldest first, without it newest first. */
public final class Ticks {
    private static final String KIND = "ticks";

    private final Market market;

    /** One tick. */
    public record Row(
            @JsonPropertyDescription("where it stands in the topic averages: partition-offset")
            String record,

            String symbol,
            Instant time,
            BigDecimal price,
            @Nullable BigDecimal size,
            @Nullable Side side,

            @JsonPropertyDescription("the venue's name of the trade") @Nullable String id,

            @JsonPropertyDescription("true: it came after later ones of its symbol") @Nullable Boolean late) {
        static Row of(StoredTick tick) {
            return new Row(
                    tick.record(),
                    tick.symbol(),
                    Instant.ofEpochMilli(tick.time()),
                    tick.price(),
                    tick.size(),
                    tick.side(),
                    tick.id(),
                    tick.late() ? true : null);
        }
    }

    /** The answer. */
    public record Answer(
            Instant asOf,
            @Nullable Long lag,
            List<Row> ticks,
            @Nullable String next) {}

    public Ticks(Market market) {
        this.market = market;
    }

    /**
     * Asks for them.
     *
     * @param symbol null: of all
     * @throws UnansweredException when there is no history
     */
    public Answer ask(
            @Nullable String symbol, @Nullable Instant from, @Nullable Instant to, int limit, @Nullable String cursor) {
        PageRequest page = (from == null ? PageRequest.newest(limit) : PageRequest.oldest(limit))
                .after(cursor == null ? null : Cursor.read(cursor, KIND, 1)[1]);
        TimeRange range = new TimeRange(
                from == null ? Long.MIN_VALUE : from.toEpochMilli(), to == null ? Long.MAX_VALUE : to.toEpochMilli());
        Page<StoredTick> found = history().ticks(new TickQuery(symbol, range, page));
        return answer(found.rows(), found.next() == null ? null : Cursor.write(KIND, found.next()));
    }

    /**
     * The ticks of a name.
     *
     * @param id the venue's, or a record as {@code partition-offset}
     * @throws UnansweredException when there is no history, or no such tick
     */
    public Answer named(String id) {
        List<StoredTick> found = history().tick(id);
        if (found.isEmpty()) {
            throw new UnansweredException(Reason.Unknown, "the history knows no tick " + id);
        }
        return answer(found, null);
    }

    private Answer answer(List<StoredTick> ticks, @Nullable String next) {
        return new Answer(
                market.asOf(), market.lag(), ticks.stream().map(Row::of).toList(), next);
    }

    private History history() {
        if (market.history().state().phase() == HistoryState.Phase.None) {
            throw UnansweredException.needsHistory("single ticks");
        }
        return market.history();
    }
}
