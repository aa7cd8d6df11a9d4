package io.stockpipeline.extractor.stream;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What a venue does not give for now, and when to ask it again: after a pause that doubles with each refusal. Not thread-safe.
 */
public final class AskAgain {
    private record Refusal(Duration pause, long at, boolean asked) {}

    private final Duration first;
    private final Duration most;
    private final LongSupplier nanos;
    private final Map<String, Refusal> refusals = new LinkedHashMap<>();

    /**
     * Nothing is refused yet.
     *
     * @param first pause
     * @param most that a pause becomes
     * @param nanos a clock, as {@link System#nanoTime}
     */
    public AskAgain(Duration first, Duration most, LongSupplier nanos) {
        this.first = first;
        this.most = most;
        this.nanos = nanos;
    }

    public void refused(String name) {
        Refusal before = refusals.get(name);
        Duration pause = before == null ? first : before.pause().multipliedBy(2);
        refusals.put(name, new Refusal(pause.compareTo(most) < 0 ? pause : most, nanos.getAsLong(), false));
    }

    /** It is given, or refused for good: it is not asked for again. */
    public void settled(String name) {
        refusals.remove(name);
    }

    /** What is to be asked for now. It is not due again before it has been refused again. */
    public List<String> due() {
        List<String> due = refusals.entrySet().stream()
                .filter(it -> !it.getValue().asked()
                        && nanos.getAsLong() - it.getValue().at()
                                >= it.getValue().pause().toNanos())
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(name -> refusals.computeIfPresent(name, (it, was) -> new Refusal(was.pause(), was.at(), true)));
        return due;
    }
}
