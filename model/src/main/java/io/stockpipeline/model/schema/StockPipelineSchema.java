package io.stockpipeline.model.schema;

import static io.stockpipeline.model.schema.Field.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.model.spec.Deduplication;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.StockPipelineSpec;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The table of the StockPipeline: its fields here and in the tables of the sections, its rules in the order of the fields. */
public final class StockPipelineSchema {
    private static final Pattern PIPELINE_NAME = Pattern.compile("^[a-z]([-a-z0-9]*[a-z0-9])?$");
    private static final int LONGEST_PIPELINE_NAME = 40;
    private static final List<String> OPEN_SOURCES = List.of("kafka", "file", "socket");
    private static final MapOf TEXTS =
            MapOf.of(new Text(Form.of("text", Forms.ANYTHING, 262_144, "write at most 262144 characters")), 1024);

    private static final Struct METADATA = Struct.of(
                    field("name", new Text(Form.free("a name", 253)), "Name of the pipeline.")
                            .required("name: tech"),
                    field("namespace", new Text(Forms.DNS_LABEL), "Namespace; local outside Kubernetes.")
                            .byDefault("local"),
                    field("labels", TEXTS, "Labels; carried, not read."),
                    field("annotations", TEXTS, "Annotations; carried, not read."))
            .ignoring(
                    "uid",
                    "resourceVersion",
                    "generation",
                    "creationTimestamp",
                    "deletionTimestamp",
                    "deletionGracePeriodSeconds",
                    "finalizers",
                    "ownerReferences",
                    "managedFields",
                    "selfLink");

    private static final Struct SPEC = Struct.of(
            field("suspend", new Flag(), "Whether extractor and processor scale to zero; topics and state stay.")
                    .byDefault(false),
            field("paused", new Flag(), "Whether the operator leaves everything as it is.")
                    .byDefault(false),
            field(
                            "symbols",
                            ListOf.setOf(new Text(Forms.SYMBOL), 1, 5000),
                            "The symbols, or [\"*\"] for whatever a kafka, file or socket source brings.")
                    .required("symbols: [AAPL, MSFT]"),
            field(
                            "maxSymbols",
                            new Whole(1, 1_000_000),
                            "With \"*\": how many symbols are taken; the rest are dead letters.")
                    .byDefault(50_000),
            field("source", SourceTable.STRUCT, "Where ticks come from: exactly one.")
                    .required("source: { yahoo: {} }"),
            field("windows", ListOf.of(WindowTable.STRUCT, 1, 16), "The moving averages.")
                    .required("windows: [{ size: 5m, tolerance: 0.5% }]"),
            field(
                            "resolution",
                            new DurationText(false),
                            "Step of time that is kept: 1ms is exact; a coarser one keeps panes instead of ticks.")
                    .byDefault("1ms"),
            field("grace", new DurationText(false), "How late a tick may be and still count, up to 1d.")
                    .byDefault("30s"),
            field(
                            "maxClockSkew",
                            new DurationText(false),
                            "How far ahead of its arrival a tick's time may be, up to 1d.")
                    .byDefault("1m"),
            field(
                    "deduplicate",
                    Choice.of(Deduplication.class),
                    "How repeats are told; by default Time for Yahoo, Id for Coinbase, Binance, Kraken and Alpaca, None for others."),
            field("calendar", TimeTable.CALENDAR, "The trading session; absent: around the clock, UTC."),
            field("alarms", ListOf.of(AlarmTable.STRUCT, 0, 64), "Alarms besides those of the windows."),
            field(
                            "bars",
                            ListOf.of(new DurationText(false), 0, 8),
                            "Base intervals of bars; each divides a day, longer ones are rolled up.")
                    .byDefault(Defaults.NODES.arrayNode().add("1m")),
            field("kafka", TopicTable.KAFKA, "Which Kafka."),
            field("topics", TopicTable.STRUCT, "How the topics are made and kept.")
                    .withInnerDefaults(),
            field("extractor", ProcessorTable.EXTRACTOR, "The role that fetches ticks.")
                    .withInnerDefaults(),
            field("processor", ProcessorTable.PROCESSOR, "The role that computes.")
                    .withInnerDefaults(),
            field("console", ConsoleTable.STRUCT, "The role that answers and draws.")
                    .withInnerDefaults(),
            field(
                    "notifications",
                    ListOf.of(NotificationTable.STRUCT, 0, 16),
                    "Where alarms are sent; needs a history."),
            field("image", new Text(Forms.IMAGE), "Image of this pipeline's pods; the operator's own when absent."),
            field("restartNonce", new Whole(0, Long.MAX_VALUE), "Change it to roll the pods.")
                    .byDefault(0));

    private static final Struct RESOURCE = Struct.of(
                    field("apiVersion", Choice.of(StockPipeline.API_VERSION), "Version of this resource.")
                            .required("apiVersion: " + StockPipeline.API_VERSION),
                    field("kind", Choice.of(StockPipeline.KIND), "Kind of this resource.")
                            .required("kind: " + StockPipeline.KIND),
                    field("metadata", METADATA, "Name and labels.").required("metadata: { name: tech }"),
                    field("spec", SPEC, "What the pipeline does.")
                            .required("spec: { symbols: [AAPL], source: { yahoo: {} }, windows: [{ size: 5m }] }"))
            .ignoring("status");

    private static final List<Rule> OWN_RULES = List.of(
            Rule.of(
                    "",
                    "metadata.name",
                    "at most " + LONGEST_PIPELINE_NAME
                            + " of a-z 0-9 -, beginning with a letter, not ending with - (for example tech-watch)",
                    "self.metadata.name.size() <= " + LONGEST_PIPELINE_NAME + " && self.metadata.name.matches('"
                            + PIPELINE_NAME + "')",
                    resource -> {
                        String name = Values.text(resource.path("metadata"), "name");
                        return name.length() <= LONGEST_PIPELINE_NAME
                                && PIPELINE_NAME.matcher(name).matches();
                    }),
            Rule.of(
                    "spec",
                    "symbols",
                    "\"*\" stands alone, and only with a kafka, file or socket source: name the symbols instead",
                    "!('*' in self.symbols) || (self.symbols.size() == 1 && (has(self.source.kafka) || has(self.source.file) || has(self.source.socket)))",
                    StockPipelineSchema::starIsAllowed));

    /** Fields and rules of the StockPipeline. */
    public static final Schema SCHEMA = new Schema(
            RESOURCE,
            Stream.of(
                            OWN_RULES,
                            SourceTable.RULES,
                            WindowTable.RULES,
                            TimeTable.RULES,
                            AlarmTable.RULES,
                            TopicTable.RULES,
                            ProcessorTable.RULES,
                            ConsoleTable.RULES,
                            NotificationTable.RULES)
                    .flatMap(List::stream)
                    .toList(),
            TopicTable.TRANSITIONS);

    private StockPipelineSchema() {}

    private static boolean starIsAllowed(JsonNode spec) {
        JsonNode symbols = spec.path("symbols");
        return !Values.any(symbols, symbol -> symbol.asText().equals(StockPipelineSpec.ANY_SYMBOL))
                || (symbols.size() == 1 && Values.given(spec.path("source"), OPEN_SOURCES) > 0);
    }
}
