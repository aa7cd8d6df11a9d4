package io.stockpipeline.extractor.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source's health at one moment.
 *
 * @param connected whether the last attempt reached the source
 * @param lastTickTimes the event time of the newest tick per symbol, epoch milliseconds
 * @param missingSymbols symbols that the source does not have, does not give, or is quiet about, with the reason
 * @param errors failed attempts since the start
 * @param reconnects how often it was reached again after a failure, since the start
 * @param gaps how often the source's own numbers showed that something had not been delivered, since the start
 * @param lost how many trades that were
 * @param conditions how many trades had conditions of the source's own that are not looked at, since the start
 * @param lastError the last failure's words, until an attempt succeeds
 */
public record SourceHealth(
        boolean connected,
        Map<String, Long> lastTickTimes,
        Map<String, String> missingSymbols,
        long errors,
        long reconnects,
        long gaps,
        long lost,
        long conditions,
        @Nullable String lastError) {}
