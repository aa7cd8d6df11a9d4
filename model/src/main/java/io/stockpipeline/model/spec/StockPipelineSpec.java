package io.stockpipeline.model.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything a pipeline is told: see the resource reference in docs/. Defaults are filled in by the reader. */
public record StockPipelineSpec(
        boolean suspend,
        boolean paused,
        List<String> symbols,
        int maxSymbols,
        SourceSpec source,
        List<WindowSpec> windows,
        Span resolution,
        Span grace,
        Span maxClockSkew,
        @Nullable Deduplication deduplicate,
        @Nullable CalendarSpec calendar,
        List<AlarmSpec> alarms,
        List<Span> bars,
        @Nullable KafkaSpec kafka,
        TopicsSpec topics,
        ExtractorSpec extractor,
        ProcessorSpec processor,
        ConsoleSpec console,
        List<NotificationSpec> notifications,
        @Nullable String image,
        long restartNonce) {
    /** The entry of {@code symbols} that takes whatever arrives. */
    public static final String ANY_SYMBOL = "*";

    /** Whether every symbol that arrives is taken, up to {@code maxSymbols}. */
    public boolean takesAnySymbol() {
        return symbols.size() == 1 && symbols.get(0).equals(ANY_SYMBOL);
    }

    /** {@code deduplicate} as given, else the source's own default. */
    public Deduplication effectiveDeduplication() {
        return deduplicate != null ? deduplicate : source.selected().defaultDeduplication();
    }
}
