package io.stockpipeline.model.schema;

import static io.stockpipeline.model.schema.Field.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.model.spec.CalendarSpec;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Time: resolution, grace, session and bars, and what they and the windows demand of each other. */
final class TimeTable {
    private static final String AT = "spec";
    private static final String CALENDAR_AT = "spec.calendar";
    private static final String RESOLUTION = CelText.millis("self.resolution");

    static final Struct CALENDAR = Struct.of(
            field("timeZone", new Text(Forms.TIME_ZONE), "Zone of open and close.")
                    .required("timeZone: America/New_York"),
            field("open", new Text(Forms.TIME_OF_DAY), "When the session begins, inclusive.")
                    .required("open: \"09:30\""),
            field("close", new Text(Forms.TIME_OF_DAY), "When the session ends, exclusive.")
                    .required("close: \"16:00\""),
            field("days", ListOf.setOf(Choice.of(CalendarSpec.Day.class), 1, 7), "Days with a session.")
                    .byDefault(Defaults.NODES
                            .arrayNode()
                            .add("Mon")
                            .add("Tue")
                            .add("Wed")
                            .add("Thu")
                            .add("Fri")));

    static final List<Rule> RULES = List.of(
            Rule.of(
                            AT,
                            "windows",
                            "the windows' names must be unique: give one of them another name",
                            WindowNames.unique("self.windows"),
                            spec -> Repetition.in(WindowNames.of(spec.path("windows")))
                                    .isEmpty())
                    .naming(spec ->
                            Repetition.in(WindowNames.of(spec.path("windows"))).orElse("") + " is there twice"),
            Rule.of(
                            AT,
                            "windows",
                            "at 1ms resolution a window holds at most 1d: take a shorter size, or a coarser resolution (for example resolution: 1s)",
                            RESOLUTION + " > 1 || self.windows.all(w, !has(w.size) || " + CelText.millis("w.size")
                                    + " <= 86400000)",
                            spec -> Values.millis(spec, "resolution") > 1
                                    || tooLong(spec).isEmpty())
                    .naming(spec -> "too long: " + String.join(", ", tooLong(spec))),
            Rule.of(
                            AT,
                            "resolution",
                            "the resolution must divide every size, advance and bar: take a finer one",
                            "self.windows.all(w, " + divides("w.size") + " && " + divides("w.advance")
                                    + ") && self.bars.all(b, " + CelText.millis("b") + " % " + RESOLUTION + " == 0)",
                            spec -> undivided(spec).isEmpty())
                    .naming(spec ->
                            Values.text(spec, "resolution") + " does not divide " + String.join(", ", undivided(spec))),
            Rule.of(
                    AT,
                    "resolution",
                    "Count windows and Weighted and Exponential averages need every single tick: write resolution: 1ms",
                    RESOLUTION
                            + " <= 1 || self.windows.all(w, w.type != 'Count' && w.average != 'Weighted' && w.average != 'Exponential')",
                    spec -> Values.millis(spec, "resolution") <= 1
                            || !Values.any(spec.path("windows"), TimeTable::needsEveryTick)),
            Bounds.atMost(AT, "resolution", "1h"),
            Bounds.atMost(AT, "grace", "1d"),
            Bounds.atMost(AT, "maxClockSkew", "1d"),
            Rule.of(
                    CALENDAR_AT,
                    "timeZone",
                    "the IANA database has no such zone: write one like America/New_York or Europe/Berlin",
                    "timestamp('2024-01-01T00:00:00Z').getHours(self.timeZone) >= 0",
                    calendar -> ZoneId.getAvailableZoneIds().contains(Values.text(calendar, "timeZone"))),
            Rule.of(
                    CALENDAR_AT,
                    "close",
                    "close must be later than open (for example open: \"09:30\", close: \"16:00\")",
                    "self.open < self.close",
                    calendar -> Values.text(calendar, "open").compareTo(Values.text(calendar, "close")) < 0),
            Rule.of(
                            AT,
                            "bars",
                            "a bar must divide a day (for example 1m, 5m or 1h)",
                            "self.bars.all(b, 86400000 % " + CelText.millis("b") + " == 0)",
                            spec -> oddBars(spec).isEmpty())
                    .naming(spec -> String.join(", ", oddBars(spec)) + " does not"),
            Rule.of(
                            AT,
                            "bars",
                            "the bars must differ: take one out",
                            "self.bars.all(a, self.bars.exists_one(b, " + CelText.millis("a") + " == "
                                    + CelText.millis("b") + "))",
                            spec -> equalBars(spec).isEmpty())
                    .naming(spec -> String.join(" and ", equalBars(spec)) + " are equally long"));

    private TimeTable() {}

    private static String divides(String duration) {
        return "(!has(" + duration + ") || " + CelText.millis(duration) + " % " + RESOLUTION + " == 0)";
    }

    private static boolean needsEveryTick(JsonNode window) {
        return Values.is(window, "type", "Count")
                || Values.isAny(window, "average", List.of("Weighted", "Exponential"));
    }

    private static List<String> tooLong(JsonNode spec) {
        List<String> names = new ArrayList<>();
        for (JsonNode window : spec.path("windows")) {
            if (Values.has(window, "size") && Values.millis(window, "size") > Values.DAY) {
                names.add(Values.text(window, "size"));
            }
        }
        return names;
    }

    private static List<String> undivided(JsonNode spec) {
        long resolution = Values.millis(spec, "resolution");
        List<JsonNode> lengths = new ArrayList<>();
        for (JsonNode window : spec.path("windows")) {
            lengths.add(window.path("size"));
            lengths.add(window.path("advance"));
        }
        spec.path("bars").forEach(lengths::add);
        return lengths.stream()
                .filter(JsonNode::isTextual)
                .filter(length -> Values.millis(length) % resolution != 0)
                .map(JsonNode::asText)
                .distinct()
                .toList();
    }

    private static List<String> oddBars(JsonNode spec) {
        List<String> odd = new ArrayList<>();
        for (JsonNode bar : spec.path("bars")) {
            if (Values.DAY % Values.millis(bar) != 0) {
                odd.add(bar.asText());
            }
        }
        return odd;
    }

    /** The first two bars of one length, or none. */
    private static List<String> equalBars(JsonNode spec) {
        Map<Long, String> byLength = new HashMap<>();
        for (JsonNode bar : spec.path("bars")) {
            String earlier = byLength.put(Values.millis(bar), bar.asText());
            if (earlier != null) {
                return List.of(earlier, bar.asText());
            }
        }
        return List.of();
    }
}
