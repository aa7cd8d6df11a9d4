package io.stockpipeline.extractor.stream;

import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The pipeline's symbols by the names that a venue has for them, in the pipeline's order. */
public final class VenueSymbols {
    private final Map<String, String> byVenueName = new LinkedHashMap<>();

    /**
     * Names them.
     *
     * @param venueName the venue's name of a symbol
     * @throws SourceConfigurationException when two of them are one to the venue
     */
    public VenueSymbols(String venue, List<String> symbols, UnaryOperator<String> venueName) {
        for (String symbol : symbols) {
            String other = byVenueName.put(venueName.apply(symbol), symbol);
            if (other != null) {
                throw new SourceConfigurationException("spec.symbols: " + other + " and " + symbol + " are the same to "
                        + venue + "; take one of them out");
            }
        }
    }

    /** The pipeline's name; null for one that it does not have. */
    public @Nullable String symbol(String venueName) {
        return byVenueName.get(venueName);
    }

    /**
     * The pipeline's name of what a trade is of.
     *
     * @throws UnusableRecordException when it was not asked for
     */
    public String asked(String venueName) throws UnusableRecordException {
        String symbol = symbol(venueName);
        if (symbol == null) {
            throw new UnusableRecordException(DeadLetterReason.UnknownSymbol, venueName + " was not asked for");
        }
        return symbol;
    }

    public List<String> venueNames() {
        return List.copyOf(byVenueName.keySet());
    }
}
