package io.stockpipeline.model.schema;

import static io.stockpipeline.model.schema.Field.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.spec.WindowSpec;
import java.util.List;

/** {@code spec.windows[]}: the moving averages. Rules that look at several windows are in {@link TimeTable}. */
final class WindowTable {
    private static final String AT = "spec.windows[]";
    private static final String SIZE = CelText.millis("self.size");
    private static final String ADVANCE = CelText.millis("self.advance");
    private static final String BOTH_GIVEN = "!has(self.advance) || !has(self.size) || ";
    private static final int MOST_ADVANCES = 100;
    private static final Belonging BY_TYPE = new Belonging(AT, "type");
    private static final List<String> TIMED = List.of("Sliding", "Hopping", "Tumbling");

    static final Struct STRUCT = Struct.of(
            field(
                    "name",
                    new Text(Forms.NAME),
                    "Name on topics and alarms; derived when absent: 5m, tumbling-5m, hop-3s-1s, last-20, ema-5m."),
            field("type", Choice.of(WindowSpec.Type.class), "Which ticks the window holds.")
                    .byDefault("Sliding"),
            field(
                    "size",
                    new DurationText(false),
                    "Length of a Sliding, Hopping or Tumbling window; at most 1d at 1ms resolution."),
            field(
                    "advance",
                    new DurationText(false),
                    "Hopping: how far apart windows start; size is a multiple of it, at most 100 times."),
            field("count", new Whole(1, 10_000), "Count: how many ticks the window holds."),
            field(
                            "average",
                            Choice.of(WindowSpec.Average.class),
                            "Which mean is taken; Weighted is for Count windows only.")
                    .byDefault("Simple"),
            field(
                    "tolerance",
                    new Text(Forms.PERCENT_OR_AMOUNT),
                    "Move of the average that raises an alarm: a percentage of the previous average, or an amount; absent: no alarm."),
            field("direction", Choice.of(WindowSpec.Direction.class), "Which moves count.")
                    .byDefault("Both"),
            field(
                            "cooldown",
                            new DurationText(true),
                            "No second alarm of this window and symbol within it, by event time.")
                    .byDefault("0s"),
            field("severity", Choice.of(Severity.class), "Severity of the alarm.")
                    .byDefault("Warning"),
            field(
                            "emit",
                            Choice.of(WindowSpec.Emit.class),
                            "Update: on every tick. Final: once, when a Hopping or Tumbling window has closed.")
                    .byDefault("Update"));

    static final List<Rule> RULES = List.of(
            BY_TYPE.needs(TIMED, "size", "every window but Count needs size (for example 5m)"),
            BY_TYPE.only(TIMED, "size", "a Count window has no size: take it out, or leave out type: Count"),
            BY_TYPE.needs(List.of("Count"), "count", "a Count window needs count (for example 20)"),
            BY_TYPE.only(
                    List.of("Count"),
                    "count",
                    "count belongs to Count windows only: take it out, or write type: Count"),
            BY_TYPE.needs(List.of("Hopping"), "advance", "a Hopping window needs advance (for example 1s)"),
            BY_TYPE.only(
                    List.of("Hopping"),
                    "advance",
                    "advance belongs to Hopping windows only: take it out, or write type: Hopping"),
            Rule.of(
                    AT,
                    "advance",
                    "advance must not be longer than size: take a shorter advance or a longer size",
                    BOTH_GIVEN + ADVANCE + " <= " + SIZE,
                    window -> !bothGiven(window) || advance(window) <= size(window)),
            Rule.of(
                    AT,
                    "advance",
                    "size must be a multiple of advance (for example size: 10m, advance: 2m)",
                    BOTH_GIVEN + ADVANCE + " > " + SIZE + " || " + SIZE + " % " + ADVANCE + " == 0",
                    window -> !bothGiven(window)
                            || advance(window) > size(window)
                            || size(window) % advance(window) == 0),
            Rule.of(
                    AT,
                    "advance",
                    "size must be at most 100 times advance: take a longer advance",
                    BOTH_GIVEN + SIZE + " <= " + MOST_ADVANCES + " * " + ADVANCE,
                    window -> !bothGiven(window) || size(window) <= MOST_ADVANCES * advance(window)),
            Bounds.atMost(AT, "size", "366d"),
            Rule.of(
                    AT,
                    "average",
                    "Weighted is for Count windows only: write type: Count with count, or take another average",
                    "self.average != 'Weighted' || self.type == 'Count'",
                    window -> !Values.is(window, "average", "Weighted") || Values.is(window, "type", "Count")),
            Rule.of(
                    AT,
                    "average",
                    "Exponential is for Sliding and Count windows only: take one of them, or another average",
                    "self.average != 'Exponential' || self.type == 'Sliding' || self.type == 'Count'",
                    window -> !Values.is(window, "average", "Exponential")
                            || Values.isAny(window, "type", List.of("Sliding", "Count"))),
            Rule.of(
                    AT,
                    "emit",
                    "only Hopping and Tumbling windows close: write emit: Update, or take one of these types",
                    "self.emit != 'Final' || self.type == 'Hopping' || self.type == 'Tumbling'",
                    window -> !Values.is(window, "emit", "Final")
                            || Values.isAny(window, "type", List.of("Hopping", "Tumbling"))),
            Bounds.atMost(AT, "cooldown", "30d"));

    private WindowTable() {}

    private static boolean bothGiven(JsonNode window) {
        return Values.has(window, "advance") && Values.has(window, "size");
    }

    private static long size(JsonNode window) {
        return Values.millis(window, "size");
    }

    private static long advance(JsonNode window) {
        return Values.millis(window, "advance");
    }
}
