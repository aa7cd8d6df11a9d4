package io.stockpipeline.model.schema;

import static io.stockpipeline.model.schema.Field.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.model.spec.AlpacaSource;
import io.stockpipeline.model.spec.FileSource;
import io.stockpipeline.model.spec.TimeUnit;
import io.stockpipeline.model.spec.YahooSource;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code spec.source}: where ticks come from. */
final class SourceTable {
    private static final String AT = "spec.source";
    private static final String FILE_AT = AT + ".file";
    private static final List<String> TICK_FIELDS = List.of("symbol", "time", "price", "size", "side", "id");
    private static final String CSV_FIELDS =
            TICK_FIELDS.stream().map(SourceTable::columnOrConstant).collect(Collectors.joining(" && "));
    private static final Pattern COLUMN_INDEX = Pattern.compile("[0-9]{1,4}");
    private static final List<String> VOLUMES = List.of("configMap", "persistentVolumeClaim");

    private static final Struct YAHOO = Struct.of(
            field("mode", Choice.of(YahooSource.Mode.class), "Poll asks at an interval; Stream keeps a connection.")
                    .byDefault("Poll"),
            field("interval", new DurationText(false), "How often Poll asks for every symbol, 1s to 1d.")
                    .byDefault("60s"));

    private static final Struct FINNHUB = Struct.of(field(
                    "apiKey",
                    Struct.of(field("secretKeyRef", References.SECRET_KEY, "Secret and key that hold the API key.")
                            .required("secretKeyRef: { name: finnhub, key: token }")),
                    "The API key; Finnhub allows one connection a key.")
            .required("apiKey: { secretKeyRef: { name: finnhub, key: token } }"));

    private static final Struct ALPACA = Struct.of(
            field("feed", Choice.of(AlpacaSource.Feed.class), "Which of Alpaca's feeds.")
                    .byDefault("iex"),
            field(
                            "credentials",
                            Struct.of(field("secretRef", References.SECRET, "Secret with the keys key and secret.")
                                    .required("secretRef: { name: alpaca }")),
                            "Key and secret; Alpaca allows one connection a key.")
                    .required("credentials: { secretRef: { name: alpaca } }"));

    private static final Struct KAFKA = Struct.of(
            field("topic", new Text(Forms.TOPIC), "The topic that holds the ticks.")
                    .required("topic: trades"),
            field("format", Choice.of("Json", "Csv"), "How a record's value is written.")
                    .byDefault("Json"),
            field(
                    "fields",
                    MapOf.of(TICK_FIELDS, new IntOrText(Forms.COLUMN)),
                    "The record's own names of the tick's fields, for example { symbol: s, price: p }; for Csv indexes from 0, by default symbol, time, price, size, side, id in this order; or =constant."),
            field("timeUnit", Choice.of(TimeUnit.class), "Unit of the times.").byDefault("ms"),
            field("explode", new Text(Form.free("a field's name", 64)), "Json: the field that holds a list of ticks."),
            field("keyed", new Flag(), "Whether every record is one tick and is keyed by its symbol already.")
                    .byDefault(false));

    private static final Struct VOLUME = Struct.of(
            field("configMap", new Text(Forms.DNS_NAME), "ConfigMap that holds the file."),
            field("persistentVolumeClaim", new Text(Forms.DNS_NAME), "PersistentVolumeClaim that holds the file."));

    private static final Struct FILE = Struct.of(
            field(
                            "path",
                            new Text(Form.free("a path", 1024)),
                            "The file, plain or gzip; classpath: for bundled examples.")
                    .required("path: data/trades.csv"),
            field("format", Choice.of("Csv", "Jsonl"), "Comma-separated values or JSON Lines.")
                    .byDefault("Csv"),
            field(
                    "columns",
                    MapOf.of(TICK_FIELDS, new IntOrText(Forms.COLUMN)),
                    "The file's columns by the tick's fields: a name (the first line is a header), an index from 0, or =constant."),
            field("timeUnit", Choice.of(TimeUnit.class), "Unit of the time column.")
                    .byDefault("ms"),
            field("speed", new IntOrText(Forms.SPEED), "max, or a factor of real time.")
                    .byDefault("max"),
            field(
                            "timestamps",
                            Choice.of(FileSource.Timestamps.class),
                            "Times as written, or shifted so that the first tick is now.")
                    .byDefault("Original"),
            field("volume", VOLUME, "On Kubernetes: where the pod finds the file."));

    private static final Struct SOCKET = Struct.of(
            field("host", new Text(Forms.HOST), "Host of the TCP server.").required("host: feed.local"),
            field("port", new Whole(1, 65535), "Port of the TCP server.").required("port: 9999"),
            field("format", Choice.of("Csv", "Jsonl"), "Comma-separated values or JSON Lines.")
                    .byDefault("Jsonl"));

    private static final Struct SYNTHETIC = Struct.of(
            field("rate", new DecimalNumber(0, true, 1_000_000), "Ticks a second and symbol.")
                    .byDefault(1),
            field("seed", new Whole(Long.MIN_VALUE, Long.MAX_VALUE), "Same seed, same ticks.")
                    .byDefault(42),
            field("volatility", new DecimalNumber(0, false, 100), "Annual volatility.")
                    .byDefault(0.2),
            field(
                    "lateness",
                    Struct.of(
                            field("probability", new DecimalNumber(0, false, 1), "Chance of a tick to be late.")
                                    .required("probability: 0.02"),
                            field("max", new DurationText(false), "How late at most, up to 1d.")
                                    .required("max: 200ms")),
                    "Lets some ticks arrive late."),
            field("count", new Whole(1, 1_000_000_000_000L), "Ticks in all; absent: without end."));

    static final Struct STRUCT = Struct.alternatives(
            field("yahoo", YAHOO, "Yahoo Finance; for personal use under its terms."),
            field("finnhub", FINNHUB, "Finnhub trades; needs a key."),
            field("coinbase", Struct.of(), "Coinbase Exchange matches; no key."),
            field("binance", Struct.of(), "Binance trades; no key."),
            field("kraken", Struct.of(), "Kraken trades; no key."),
            field("alpaca", ALPACA, "Alpaca trades; needs a key."),
            field("kafka", KAFKA, "A topic that holds ticks already."),
            field("file", FILE, "A file of ticks."),
            field("socket", SOCKET, "Newline-delimited records from a TCP server."),
            field("synthetic", SYNTHETIC, "Random walks from a seed."));

    private static final List<String> KINDS = List.copyOf(STRUCT.fields().keySet());

    static final List<Rule> RULES = List.of(
            Rule.of(
                            AT,
                            "",
                            "name exactly one source; one without options is written with braces: coinbase: {}",
                            Alternatives.cel(KINDS),
                            source -> Values.given(source, KINDS) == 1)
                    .naming(source -> Alternatives.given(source, KINDS)),
            Bounds.atLeast(AT + ".yahoo", "interval", "1s"),
            Bounds.atMost(AT + ".yahoo", "interval", "1d"),
            Rule.of(
                    AT + ".kafka",
                    "explode",
                    "explode belongs to format: Json; take it out",
                    "!has(self.explode) || self.format == 'Json'",
                    kafka -> !Values.has(kafka, "explode") || Values.is(kafka, "format", "Json")),
            Rule.of(
                    AT + ".kafka",
                    "keyed",
                    "a record that is exploded into many ticks has no one key: write keyed: false",
                    "!has(self.explode) || !self.keyed",
                    kafka -> !Values.has(kafka, "explode")
                            || !kafka.path("keyed").asBoolean()),
            Rule.of(
                    AT + ".kafka",
                    "fields",
                    "a record of Csv has no header: give each field the index of its column, from 0 to 9999, or a constant"
                            + " such as =BTC-USD",
                    "self.format != 'Csv' || !has(self.fields) || (" + CSV_FIELDS + ")",
                    kafka -> !Values.is(kafka, "format", "Csv")
                            || !Values.any(kafka.path("fields"), column -> !columnOrConstant(column))),
            Rule.of(
                    AT + ".kafka",
                    "fields",
                    "where columns are given, those of symbol, time and price have to be among them",
                    "self.format != 'Csv' || !has(self.fields) || (" + noneOf(TICK_FIELDS) + ") || ("
                            + allOf(TICK_FIELDS.subList(0, 3)) + ")",
                    kafka -> !Values.is(kafka, "format", "Csv")
                            || Values.given(kafka.path("fields"), TICK_FIELDS) == 0
                            || Values.given(kafka.path("fields"), TICK_FIELDS.subList(0, 3)) == 3),
            Rule.of(
                    FILE_AT + ".volume",
                    "",
                    "give configMap or persistentVolumeClaim, exactly one of them",
                    Alternatives.cel(VOLUMES),
                    volume -> Values.given(volume, VOLUMES) == 1),
            Bounds.atMost(AT + ".synthetic.lateness", "max", "1d"));

    private SourceTable() {}

    private static String noneOf(List<String> fields) {
        return fields.stream().map(field -> "!has(self.fields." + field + ")").collect(Collectors.joining(" && "));
    }

    private static String allOf(List<String> fields) {
        return fields.stream().map(field -> "has(self.fields." + field + ")").collect(Collectors.joining(" && "));
    }

    /**
     * Whether a column of CSV without a header is told as it can be. A server takes a value that may be a number or a text for one of
     * any length, and grants no pattern over it: the first character tells most, and the conversion the rest.
     */
    private static String columnOrConstant(String field) {
        String column = "string(self.fields." + field + ")";
        return "(!has(self.fields." + field + ") || " + column + ".startsWith('=') || " + column + ".size() <= 4 && "
                + column + " >= '0' && " + column + " < ':' && int(" + column + ") >= 0)";
    }

    private static boolean columnOrConstant(JsonNode column) {
        String text = column.asText();
        return text.startsWith("=") || COLUMN_INDEX.matcher(text).matches();
    }
}
