package io.stockpipeline.engine;

import io.stockpipeline.engine.alarm.DeviationPlan;
import io.stockpipeline.engine.anomaly.OddityModel;
import io.stockpipeline.engine.window.WindowPlan;
import io.stockpipeline.model.spec.AlarmSpec;
import io.stockpipeline.model.spec.CalendarSpec;
import io.stockpipeline.model.spec.Deduplication;
import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.StockPipelineSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to compute, compiled from a validated pipeline; shared by all its symbols.
 *
 * @param pipeline the qualified name, part of every alarm's identity
 * @param windows in the order of the spec
 * @param deviations the alarm on the window at the same place, if it has a tolerance
 * @param grace how late a tick may be, milliseconds
 * @param resolution 1, or the milliseconds of a pane
 * @param keptSpan how long ticks are kept, milliseconds
 * @param keptCount how many ticks are kept however old
 * @param live whether the wall clock may be read
 * @param oddities what Anomaly alarms judge bars by; null is enough where there are none
 */
public record EnginePlan(
        String pipeline,
        List<WindowPlan> windows,
        List<Optional<DeviationPlan>> deviations,
        List<AlarmSpec> alarms,
        @Nullable CalendarSpec calendar,
        List<Span> bars,
        Deduplication deduplication,
        long grace,
        long resolution,
        long keptSpan,
        int keptCount,
        boolean live,
        @Nullable OddityModel oddities) {

    public EnginePlan {
        if (oddities == null && watchesBars(alarms)) {
            throw new IllegalArgumentException("Anomaly alarms need something to judge bars by");
        }
    }

    /**
     * Compiles a validated pipeline without Anomaly alarms.
     *
     * @throws IllegalArgumentException when it has some
     */
    public static EnginePlan of(StockPipeline pipeline) {
        return of(pipeline, null);
    }

    /**
     * Compiles a validated pipeline.
     *
     * @param oddities what its Anomaly alarms judge bars by
     */
    public static EnginePlan of(StockPipeline pipeline, @Nullable OddityModel oddities) {
        return compile(pipeline, pipeline.spec().alarms(), oddities);
    }

    private static EnginePlan compile(StockPipeline pipeline, List<AlarmSpec> alarms, @Nullable OddityModel oddities) {
        StockPipelineSpec spec = pipeline.spec();
        List<WindowPlan> windows = spec.windows().stream().map(WindowPlan::of).toList();
        long longest = windows.stream().mapToLong(WindowPlan::size).max().orElse(0);
        int mostTicks = windows.stream().mapToInt(WindowPlan::count).max().orElse(0);
        long resolution = spec.resolution().millis();
        return new EnginePlan(
                pipeline.qualifiedName(),
                windows,
                spec.windows().stream().map(DeviationPlan::of).toList(),
                alarms,
                spec.calendar(),
                spec.bars(),
                spec.effectiveDeduplication(),
                spec.grace().millis(),
                resolution,
                longest + spec.grace().millis() + resolution,
                mostTicks,
                spec.source().selected().live(),
                oddities);
    }

    /**
     * Compiles the windows of a validated pipeline, with those alarms only that look no further back than they do: the windows' own, and
     * z-scores.
     */
    public static EnginePlan ofWindows(StockPipeline pipeline) {
        return compile(
                pipeline,
                pipeline.spec().alarms().stream()
                        .filter(alarm -> alarm.type() == AlarmSpec.Type.ZScore)
                        .toList(),
                null);
    }

    /** Whether an alarm looks at final bars. */
    boolean watchesBars() {
        return watchesBars(alarms);
    }

    private static boolean watchesBars(List<AlarmSpec> alarms) {
        return alarms.stream().anyMatch(alarm -> alarm.type() == AlarmSpec.Type.Anomaly);
    }

    /** Place of the shortest bars, those that are judged; -1 when there are none. */
    int shortestBars() {
        int shortest = -1;
        for (int i = 0; i < bars.size(); i++) {
            if (shortest < 0 || bars.get(i).millis() < bars.get(shortest).millis()) {
                shortest = i;
            }
        }
        return shortest;
    }

    /** The same where nothing of a window but its average is looked at, nor anything else computed. */
    public EnginePlan averagesOnly() {
        return new EnginePlan(
                pipeline,
                windows.stream().map(WindowPlan::averageOnly).toList(),
                deviations,
                alarms,
                calendar,
                bars,
                deduplication,
                grace,
                resolution,
                keptSpan,
                keptCount,
                live,
                oddities);
    }
}
