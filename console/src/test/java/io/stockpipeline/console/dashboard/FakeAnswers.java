package io.stockpipeline.console.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The answers of the API, in its shapes, from a made market. */
final class FakeAnswers {
    static final Map<String, Long> WINDOWS = windows();
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final FakeMarket market;
    private final Clock clock;
    private final List<ObjectNode> alarms = new CopyOnWriteArrayList<>();

    FakeAnswers(FakeMarket market, Clock clock) {
        this.market = market;
        this.clock = clock;
    }

    private static Map<String, Long> windows() {
        Map<String, Long> made = new LinkedHashMap<>();
        made.put("5m", 5 * MINUTE);
        made.put("10m", 10 * MINUTE);
        made.put("15m", 15 * MINUTE);
        return made;
    }

    ObjectNode pipeline(String version) {
        ObjectNode answer = asOf().put("name", "local.tech")
                .put("symbols", market.symbols().size())
                .put("history", "ready")
                .put("version", version);
        ArrayNode windows = answer.putArray("windows");
        List<String> tolerances = List.of("0.05%", "0.04%", "0.03%");
        for (String name : WINDOWS.keySet()) {
            windows.addObject()
                    .put("name", name)
                    .put("type", "Sliding")
                    .put("size", name)
                    .put("average", "Simple")
                    .put("tolerance", tolerances.get(windows.size() - 1))
                    .put("severity", "Warning");
        }
        answer.putArray("alarms")
                .addObject()
                .put("name", "big-move")
                .put("type", "PriceMove")
                .put("severity", "Critical");
        answer.putArray("bars").add("1m");
        return answer;
    }

    ObjectNode symbols(Map<String, String> query) {
        int limit = Integer.parseInt(query.getOrDefault("limit", "500"));
        int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        int closes = Integer.parseInt(query.getOrDefault("sparkline", "0"));
        List<String> found = market.symbols().stream()
                .filter(symbol ->
                        symbol.contains(query.getOrDefault("search", "").toUpperCase()))
                .toList();
        ObjectNode answer = asOf();
        ArrayNode list = answer.putArray("symbols");
        for (String symbol : found.subList(Math.min(from, found.size()), Math.min(from + limit, found.size()))) {
            ObjectNode item = figures(symbol);
            item.putArray("firing");
            ArrayNode sparkline = item.putArray("sparkline");
            for (int i = closes - 1; i >= 0; i--) {
                sparkline.add(market.price(symbol, now() - i * MINUTE));
            }
            list.add(item);
        }
        if (from + limit < found.size()) {
            answer.put("next", String.valueOf(from + limit));
        }
        return answer;
    }

    /** What both the list and the stream tell of a symbol. */
    ObjectNode figures(String symbol) {
        long now = now();
        BigDecimal price = market.price(symbol, now);
        BigDecimal before = market.price(symbol, now - now % DAY);
        ObjectNode item = JsonNodeFactory.instance
                .objectNode()
                .put("symbol", symbol)
                .put("price", price)
                .put("time", iso(now));
        item.putObject("change")
                .put("since", iso(now - now % DAY))
                .put("from", before)
                .put("absolute", price.subtract(before))
                .put("relative", price.subtract(before).divide(before, 6, RoundingMode.HALF_EVEN));
        ArrayNode windows = item.putArray("windows");
        WINDOWS.forEach((name, length) -> windows.add(window(symbol, name, length, now)));
        return item;
    }

    private ObjectNode window(String symbol, String name, long length, long now) {
        BigDecimal average = market.average(symbol, now, length);
        BigDecimal previous = market.average(symbol, now - 8_000, length);
        return JsonNodeFactory.instance
                .objectNode()
                .put("window", name)
                .put("start", iso(now - length))
                .put("end", iso(now))
                .put("average", average)
                .put("previous", previous)
                .put("deviation", average.subtract(previous).abs().divide(previous, 9, RoundingMode.HALF_EVEN))
                .put("count", market.trades(symbol, now - length, now))
                .put("min", average)
                .put("max", average)
                .put("volume", 100 * market.trades(symbol, now - length, now))
                .put("complete", !(symbol.equals("AMD") && name.equals("15m")));
    }

    ObjectNode current(String symbol) {
        return asOf().put("symbol", symbol)
                .put("price", market.price(symbol, now()))
                .put("basis", "LastSecond")
                .put("ticks", 4)
                .put("volume", 380);
    }

    ObjectNode trades(String symbol, Map<String, String> query) {
        long length = Long.parseLong(query.get("minutes")) * MINUTE;
        long trades = market.trades(symbol, now() - length, now());
        return asOf().put("symbol", symbol)
                .put("trades", trades)
                .put("volume", 87 * trades)
                .put("missingMinutes", 0);
    }

    ObjectNode bars(String symbol, Map<String, String> query) {
        long size = sizeOf(query.getOrDefault("interval", "1m"));
        long now = now();
        long from = from(query);
        ObjectNode answer = asOf().put("symbol", symbol).put("interval", query.get("interval"));
        ArrayNode bars = answer.putArray("bars");
        for (long start = from - from % size; start < now; start += size) {
            long end = Math.min(start + size, now);
            List<BigDecimal> prices = market.bar(symbol, start, end);
            long trades = market.trades(symbol, start, end);
            bars.addObject()
                    .put("start", iso(start))
                    .put("end", iso(start + size))
                    .put("open", prices.get(0))
                    .put("high", prices.get(1))
                    .put("low", prices.get(2))
                    .put("close", prices.get(3))
                    .put("volume", 87 * trades)
                    .put("count", trades)
                    .put("vwap", market.average(symbol, end, end - start))
                    .put("final", end == start + size)
                    .put("partial", false);
        }
        return answer;
    }

    ObjectNode averages(String symbol, Map<String, String> query) {
        long length = WINDOWS.get(query.get("window"));
        long now = now();
        long from = from(query);
        long step = Math.max(5_000, (now - from) / 1_500);
        ObjectNode answer =
                asOf().put("symbol", symbol).put("window", query.get("window")).put("from", "view");
        ArrayNode points = answer.putArray("points");
        for (long at = from; at <= now; at += step) {
            points.addObject()
                    .put("time", iso(at))
                    .put("price", market.price(symbol, at))
                    .put("average", market.average(symbol, at, length))
                    .put("complete", true);
        }
        return answer;
    }

    ObjectNode top(Map<String, String> query) {
        long from = now() - sizeOf(query.get("within"));
        record Place(String symbol, BigDecimal value, BigDecimal change, long trades) {}
        List<Place> places = market.symbols().stream()
                .limit(200)
                .map(symbol -> {
                    BigDecimal change = market.price(symbol, now())
                            .divide(market.price(symbol, from), MathContext.DECIMAL32)
                            .subtract(BigDecimal.ONE);
                    long trades = market.trades(symbol, from, now());
                    return new Place(
                            symbol,
                            query.get("by").equals("change") ? change : BigDecimal.valueOf(trades),
                            change,
                            trades);
                })
                .sorted(Comparator.comparing((Place place) -> place.value().abs())
                        .reversed())
                .limit(Long.parseLong(query.getOrDefault("n", "10")))
                .toList();
        ObjectNode answer = asOf().put("by", query.get("by"));
        ArrayNode ranking = answer.putArray("ranking");
        for (Place place : places) {
            ranking.addObject()
                    .put("rank", ranking.size())
                    .put("symbol", place.symbol())
                    .put("value", place.value())
                    .put("price", market.price(place.symbol(), now()))
                    .put("trades", place.trades())
                    .put("volume", 87 * place.trades())
                    .put("change", place.change());
        }
        return answer;
    }

    ObjectNode pivot(Map<String, String> query) {
        long length = sizeOf(query.get("within"));
        ObjectNode answer = asOf();
        ArrayNode list = answer.putArray("symbols");
        for (String symbol :
                market.symbols().subList(0, Math.min(100, market.symbols().size()))) {
            ArrayNode sides = list.addObject().put("symbol", symbol).putArray("sides");
            for (String side : List.of("Buy", "Sell")) {
                long trades = market.trades(symbol, now() - length, now() - (side.equals("Buy") ? 0 : length / 3));
                sides.addObject()
                        .put("side", side)
                        .put("price", market.average(symbol, now() - (side.equals("Buy") ? 0 : MINUTE), length))
                        .put("trades", trades)
                        .put("volume", 87 * trades);
            }
        }
        return answer;
    }

    ObjectNode alarms(Map<String, String> query) {
        String symbol = query.getOrDefault("symbol", "");
        ObjectNode answer = asOf().put("from", "view");
        ArrayNode list = answer.putArray("alarms");
        alarms.stream()
                .filter(alarm ->
                        symbol.isEmpty() || alarm.get("symbol").asText().equals(symbol))
                .forEach(list::add);
        return answer;
    }

    /** An alarm of a symbol's first window at an instant; the newest are answered first. */
    ObjectNode deviation(String symbol, long at, boolean up) {
        BigDecimal average = market.average(symbol, at, WINDOWS.get("5m"));
        BigDecimal previous =
                average.multiply(new BigDecimal(up ? "0.99937" : "1.00058")).setScale(8, RoundingMode.HALF_EVEN);
        ObjectNode alarm = alarm(symbol, at, "5m", "Deviation", "Warning", up)
                .put("window", "5m")
                .put("average", average)
                .put("previous", previous)
                .put("deviation", average.subtract(previous).abs().divide(previous, 9, RoundingMode.HALF_EVEN))
                .put("tolerance", "0.05%");
        alarms.add(0, alarm);
        return alarm;
    }

    /** A big move of a symbol at an instant. */
    ObjectNode priceMove(String symbol, long at, boolean up) {
        ObjectNode alarm = alarm(symbol, at, "big-move", "PriceMove", "Critical", up)
                .put("reference", market.price(symbol, at - DAY))
                .put("deviation", up ? new BigDecimal("0.050312000") : new BigDecimal("-0.051204000"))
                .put("tolerance", "5%");
        alarms.add(0, alarm);
        return alarm;
    }

    private ObjectNode alarm(String symbol, long at, String name, String type, String severity, boolean up) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", symbol + name + at)
                .put("episode", symbol + name + at)
                .put("alarm", name)
                .put("type", type)
                .put("severity", severity)
                .put("state", "Firing")
                .put("symbol", symbol)
                .put("time", iso(at))
                .put("price", market.price(symbol, at))
                .put("direction", up ? "Up" : "Down");
    }

    /** As the console writes it: numbers in plain digits. */
    static String text(JsonNode answer) {
        try {
            return JSON.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode status() {
        return asOf().put("lastTickTime", iso(now()));
    }

    ObjectNode asOf() {
        return JsonNodeFactory.instance.objectNode().put("asOf", iso(now())).put("lag", 0);
    }

    long now() {
        return clock.millis();
    }

    private long from(Map<String, String> query) {
        return Math.max(Long.parseLong(query.getOrDefault("from", "0")), now() - 2 * DAY);
    }

    static long sizeOf(String interval) {
        long amount = Long.parseLong(interval.replaceAll("\\D", ""));
        return amount
                * (interval.endsWith("m")
                        ? MINUTE
                        : interval.endsWith("h") ? 60 * MINUTE : interval.endsWith("w") ? 7 * DAY : DAY);
    }

    private static String iso(long at) {
        return ISO.format(Instant.ofEpochMilli(at));
    }
}
