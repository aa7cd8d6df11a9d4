package io.stockpipeline.model.schema;

import static io.stockpipeline.model.schema.Field.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.model.spec.AlarmSpec;
import io.stockpipeline.model.spec.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** {@code spec.alarms[]}: alarms besides those of the windows. */
final class AlarmTable {
    private static final String AT = "spec.alarms[]";
    private static final Belonging BY_TYPE = new Belonging(AT, "type");
    private static final List<String> OVER_A_WINDOW = List.of("VolumeSpike", "ZScore");
    private static final List<String> WITH_THRESHOLD = List.of("PriceMove", "ZScore", "Anomaly");
    private static final List<String> WITH_CLEAR = List.of("PriceMove", "VolumeSpike", "ZScore");

    static final Struct STRUCT = Struct.of(
            field("name", new Text(Forms.NAME), "Name of the alarm; no other alarm and no window has it.")
                    .required("name: big-move"),
            field("type", Choice.of(AlarmSpec.Type.class), "What is watched.").required("type: PriceMove"),
            field(
                    "reference",
                    Choice.of(AlarmSpec.Reference.class),
                    "PriceMove: what the price is compared with; PreviousClose when absent."),
            field("window", new Text(Forms.NAME), "VolumeSpike, ZScore: name of the Sliding window that is watched."),
            field("after", new DurationText(false), "Stale: silence that raises the alarm; counts session time only."),
            field(
                    "threshold",
                    new Text(Forms.PERCENT_OR_AMOUNT),
                    "PriceMove: a percentage; ZScore: a number of deviations; Anomaly: the share of the bars before, up to 1, that a bar must be clearly odder than."),
            field("factor", new Text(Forms.POSITIVE_NUMBER), "VolumeSpike: how many times the usual volume, above 1."),
            field(
                    "clear",
                    new Text(Forms.PERCENT_OR_AMOUNT),
                    "PriceMove, VolumeSpike, ZScore: where a raised alarm is resolved; the threshold or factor itself when absent."),
            field(
                            "cooldown",
                            new DurationText(true),
                            "No second alarm of this name and symbol within it, by event time.")
                    .byDefault("0s"),
            field("severity", Choice.of(Severity.class), "Severity of the alarm.")
                    .byDefault("Warning"));

    static final List<Rule> RULES = List.of(
            BY_TYPE.only(List.of("PriceMove"), "reference", "reference belongs to PriceMove alarms only: take it out"),
            BY_TYPE.needs(
                    OVER_A_WINDOW,
                    "window",
                    "VolumeSpike and ZScore alarms need window, the name of a Sliding window (for example 5m)"),
            BY_TYPE.only(OVER_A_WINDOW, "window", "window belongs to VolumeSpike and ZScore alarms only: take it out"),
            BY_TYPE.needs(List.of("Stale"), "after", "a Stale alarm needs after (for example 5m)"),
            BY_TYPE.only(List.of("Stale"), "after", "after belongs to Stale alarms only: take it out"),
            BY_TYPE.needs(
                    List.of("PriceMove"),
                    "threshold",
                    "a PriceMove alarm needs threshold, a percentage (for example 5%)"),
            BY_TYPE.needs(List.of("ZScore"), "threshold", "a ZScore alarm needs threshold (for example \"4\")"),
            BY_TYPE.needs(List.of("Anomaly"), "threshold", "an Anomaly alarm needs threshold (for example \"0.99\")"),
            BY_TYPE.only(
                    WITH_THRESHOLD,
                    "threshold",
                    "threshold belongs to PriceMove, ZScore and Anomaly alarms only: a Stale alarm has after, a VolumeSpike alarm factor"),
            BY_TYPE.needs(List.of("VolumeSpike"), "factor", "a VolumeSpike alarm needs factor (for example \"4\")"),
            BY_TYPE.only(List.of("VolumeSpike"), "factor", "factor belongs to VolumeSpike alarms only: take it out"),
            BY_TYPE.only(
                    WITH_CLEAR, "clear", "clear belongs to PriceMove, VolumeSpike and ZScore alarms only: take it out"),
            percentage("threshold", "the threshold of a PriceMove alarm is a percentage: write it like 5%"),
            percentage("clear", "the clear of a PriceMove alarm is a percentage: write it like 4%"),
            plain(
                    List.of("ZScore", "Anomaly"),
                    "threshold",
                    "the threshold of a ZScore or Anomaly alarm is a plain number: write it like \"4\" or \"0.99\""),
            plain(
                    List.of("VolumeSpike", "ZScore"),
                    "clear",
                    "the clear of a VolumeSpike or ZScore alarm is a plain number: write it like \"3\""),
            Rule.of(
                    AT,
                    "threshold",
                    "the threshold of an Anomaly alarm is a score of at most 1 (for example \"0.99\")",
                    "self.type != 'Anomaly' || !has(self.threshold) || " + CelText.number("self.threshold")
                            + " <= 1.0 || self.threshold.endsWith('%')",
                    alarm -> !Values.is(alarm, "type", "Anomaly")
                            || !Values.has(alarm, "threshold")
                            || Values.isPercentage(alarm, "threshold")
                            || Values.number(alarm, "threshold").compareTo(BigDecimal.ONE) <= 0),
            Rule.of(
                    AT,
                    "factor",
                    "factor must be above 1 (for example \"4\": four times the usual volume)",
                    CelText.ifGiven("self.factor", "double(self.factor) > 1.0"),
                    alarm -> !Values.has(alarm, "factor")
                            || Values.number(alarm, "factor").compareTo(BigDecimal.ONE) > 0),
            clearAtMost("threshold"),
            clearAtMost("factor"),
            Bounds.atMost(AT, "after", "30d"),
            Bounds.atMost(AT, "cooldown", "30d"),
            Rule.of(
                            "spec",
                            "alarms",
                            "the alarms' names must be unique: give one of them another name",
                            CelText.ifGiven(
                                    "self.alarms", "self.alarms.all(a, self.alarms.exists_one(b, a.name == b.name))"),
                            spec -> Repetition.in(names(spec)).isEmpty())
                    .naming(spec -> Repetition.in(names(spec)).orElse("") + " is there twice"),
            Rule.of(
                            "spec",
                            "alarms",
                            "an alarm must not have the name of a window, whose own alarm is called by it: give it another name",
                            CelText.ifGiven(
                                    "self.alarms",
                                    "self.alarms.all(a, !self.windows.exists(w, " + WindowNames.isName("w", "a.name")
                                            + "))"),
                            spec -> namedLikeWindows(spec).isEmpty())
                    .naming(spec -> "also a window: " + String.join(", ", namedLikeWindows(spec))),
            Rule.of(
                    "spec",
                    "alarms",
                    "an Anomaly alarm judges the shortest bars, so bars must not be empty: give it some (for example bars: [1m])",
                    CelText.ifGiven(
                            "self.alarms", "self.bars.size() > 0 || !self.alarms.exists(a, a.type == 'Anomaly')"),
                    spec -> !spec.has("bars") || !spec.path("bars").isEmpty() || !judgesBars(spec)),
            Rule.of(
                            "spec",
                            "alarms",
                            "an alarm's window must be the name of a Sliding window of this pipeline",
                            CelText.ifGiven(
                                    "self.alarms",
                                    "self.alarms.all(a, !has(a.window) || self.windows.exists(w, w.type == 'Sliding' && (has(w.name) ? w.name == a.window : ("
                                            + WindowNames.isDerivedSliding("w", "a.window") + "))))"),
                            spec -> lost(spec).isEmpty())
                    .naming(spec -> "not found: " + String.join(", ", lost(spec)) + "; Sliding windows here: "
                            + slidingNames(spec)));

    private AlarmTable() {}

    private static boolean judgesBars(JsonNode spec) {
        for (JsonNode alarm : spec.path("alarms")) {
            if (Values.is(alarm, "type", "Anomaly")) {
                return true;
            }
        }
        return false;
    }

    private static Rule percentage(String field, String message) {
        return Rule.of(
                AT,
                field,
                message,
                "self.type != 'PriceMove' || !has(self." + field + ") || self." + field + ".endsWith('%')",
                alarm -> !Values.is(alarm, "type", "PriceMove")
                        || !Values.has(alarm, field)
                        || Values.isPercentage(alarm, field));
    }

    private static Rule plain(List<String> types, String field, String message) {
        return Rule.of(
                AT,
                field,
                message,
                "!has(self." + field + ") || !self." + field + ".endsWith('%') || !(self.type in ['"
                        + String.join("', '", types) + "'])",
                alarm -> !Values.has(alarm, field)
                        || !Values.isPercentage(alarm, field)
                        || !Values.isAny(alarm, "type", types));
    }

    private static Rule clearAtMost(String field) {
        return Rule.of(
                AT,
                "clear",
                "clear must not be above " + field + ", or the alarm would never be raised",
                "!has(self.clear) || !has(self." + field + ") || " + CelText.number("self.clear") + " <= "
                        + CelText.number("self." + field),
                alarm -> !Values.has(alarm, "clear")
                        || !Values.has(alarm, field)
                        || Values.number(alarm, "clear").compareTo(Values.number(alarm, field)) <= 0);
    }

    private static List<String> names(JsonNode spec) {
        List<String> names = new ArrayList<>();
        spec.path("alarms").forEach(alarm -> names.add(Values.text(alarm, "name")));
        return names;
    }

    private static List<String> namedLikeWindows(JsonNode spec) {
        List<String> windows = WindowNames.of(spec.path("windows"));
        return names(spec).stream().filter(windows::contains).distinct().toList();
    }

    private static List<String> lost(JsonNode spec) {
        List<String> sliding = WindowNames.ofSliding(spec.path("windows"));
        List<String> lost = new ArrayList<>();
        for (JsonNode alarm : spec.path("alarms")) {
            String window = Values.text(alarm, "window");
            if (!window.isEmpty() && !sliding.contains(window)) {
                lost.add(window);
            }
        }
        return lost;
    }

    private static String slidingNames(JsonNode spec) {
        List<String> sliding = WindowNames.ofSliding(spec.path("windows"));
        return sliding.isEmpty() ? "none" : String.join(", ", sliding);
    }
}
