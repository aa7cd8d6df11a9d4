package io.stockpipeline.extractor.alpaca;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which trades of US stocks were made at a price that is not the market's of their time. After the tables of sale conditions in the
 * specifications of the two tapes, CTS for stocks of NYSE and others (tapes A and B) and UTDF for those of Nasdaq (tape C), which say
 * whether a trade sets the last price. Why some that do not are kept: docs/decisions/0018-trade-conditions.md.
 */
final class TradeConditions {
    private static final String NASDAQ_TAPE = "C";
    /** On tapes A and B an average price; on tape C several trades at one price, reported as one. */
    private static final String AVERAGE_OR_BUNCHED = "B";

    private static final String AVERAGE_PRICE = "average price trade";

    private static final Map<String, String> ASIDE = Map.ofEntries(
            // Not one price that somebody dealt at.
            Map.entry("W", AVERAGE_PRICE),
            // Agreed by other measures than the market of the moment.
            Map.entry("4", "derivatively priced"),
            Map.entry("7", "qualified contingent trade"),
            Map.entry("H", "price variation trade"),
            Map.entry("P", "prior reference price"),
            Map.entry("V", "contingent trade"),
            // Delivered and paid on another day than usual, which has its price.
            Map.entry("C", "cash sale"),
            Map.entry("N", "next day settlement"),
            Map.entry("R", "seller's option"),
            // A price of earlier, told late.
            Map.entry("3", "stopped stock, sold out of sequence"),
            Map.entry("G", "bunched trade, sold out of sequence"),
            Map.entry("U", "extended hours, sold out of sequence"),
            Map.entry("Z", "sold out of sequence"),
            // No trades: the trades at that price are told besides.
            Map.entry("9", "corrected consolidated close"),
            Map.entry("M", "market center official close"),
            Map.entry("Q", "market center official open"));

    private TradeConditions() {}

    /**
     * What sets a trade aside.
     *
     * @param conditions one character each; a blank or {@code @} for a regular trade; those that are not known set nothing aside
     * @param tape A, B or C
     * @return the first such condition, as {@code W (average price trade)}; empty when the price is the market's
     */
    static Optional<String> notTheMarkets(List<String> conditions, String tape) {
        for (String condition : conditions) {
            String name = name(condition, tape);
            if (name != null) {
                return Optional.of(condition + " (" + name + ")");
            }
        }
        return Optional.empty();
    }

    private static @Nullable String name(String condition, String tape) {
        return condition.equals(AVERAGE_OR_BUNCHED) && !tape.equals(NASDAQ_TAPE) ? AVERAGE_PRICE : ASIDE.get(condition);
    }
}
