package io.stockpipeline.extractor.yahoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the quotes in Yahoo's two kinds of answers: {@code spark} for many symbols, {@code chart} for one. */
final class YahooQuotes {
    /** One more, and the whole batch fails with 400. */
    static final int LARGEST_BATCH = 20;

    private static final String NOT_FOUND = "Not Found";

    private final YahooClient client;

    YahooQuotes(YahooClient client) {
        this.client = client;
    }

    /** A symbol's {@code meta} object, and the answer it stood in. */
    record Quote(JsonNode meta, YahooAnswer answer) {
        boolean hasPrice() {
            return meta.path("regularMarketPrice").isNumber()
                    && meta.path("regularMarketTime").isNumber();
        }
    }

    /** The quotes of a batch. Symbols that Yahoo does not know are left out, as it leaves them out in silence. */
    Map<String, Quote> spark(List<String> batch) throws YahooFault, InterruptedException {
        String symbols = batch.stream().map(YahooQuotes::encoded).collect(Collectors.joining(","));
        YahooAnswer answer = client.get("/v7/finance/spark?symbols=" + symbols + "&range=1d&interval=5m");
        JsonNode spark = answer.root().path("spark");
        if (answer.status() >= 400 && !isNotFound(spark)) {
            throw refused(answer, spark);
        }
        Map<String, Quote> quotes = new HashMap<>();
        for (JsonNode result : spark.path("result")) {
            JsonNode meta = result.path("response").path(0).path("meta");
            if (meta.isObject()) {
                quotes.put(result.path("symbol").asText(meta.path("symbol").asText()), new Quote(meta, answer));
            }
        }
        return quotes;
    }

    /** One symbol's quote; empty when Yahoo does not know it, which it says with 404 or with 200. */
    Optional<Quote> chart(String symbol) throws YahooFault, InterruptedException {
        YahooAnswer answer =
                client.get("/v8/finance/chart/" + encoded(symbol) + "?range=1d&interval=1m&includePrePost=false");
        JsonNode chart = answer.root().path("chart");
        if (isNotFound(chart)) {
            return Optional.empty();
        }
        JsonNode meta = chart.path("result").path(0).path("meta");
        if (!meta.isObject()) {
            throw refused(answer, chart);
        }
        return Optional.of(new Quote(meta, answer));
    }

    private static boolean isNotFound(JsonNode envelope) {
        return envelope.path("error").path("code").asText().equals(NOT_FOUND);
    }

    private static YahooFault refused(YahooAnswer answer, JsonNode envelope) {
        String description = envelope.path("error").path("description").asText();
        return new YahooFault(
                YahooFault.Kind.Refused,
                "Yahoo refuses the request (HTTP " + answer.status() + ")"
                        + (description.isEmpty() ? "" : ": " + description));
    }

    private static String encoded(String symbol) {
        return URLEncoder.encode(symbol, StandardCharsets.UTF_8);
    }
}
