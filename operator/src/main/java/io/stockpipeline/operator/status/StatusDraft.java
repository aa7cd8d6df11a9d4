package io.stockpipeline.operator.status;

import io.stockpipeline.operator.resource.Condition;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.Phase;
import io.stockpipeline.operator.resource.StockPipelineStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A status in the making: what was found now, over what was said before. What is not found anew stays as it was said.
 */
public final class StatusDraft {
    private static final int LONGEST = 4096;

    private final StockPipelineStatus before;
    private final long generation;
    private final Instant now;
    private final Map<ConditionType, Finding> findings = new EnumMap<>(ConditionType.class);
    private @Nullable Phase phase;
    private @Nullable Integer replicas;
    private @Nullable Integer desiredReplicas;
    private @Nullable String selector;
    private @Nullable Integer symbolCount;
    private @Nullable String source;
    private @Nullable String kafka;
    private @Nullable Long lag;
    private @Nullable String lastTickTime;

    /**
     * Begins.
     *
     * @param before the last status; what is not set anew is taken from it
     * @param generation of the spec that was looked at
     */
    public StatusDraft(StockPipelineStatus before, long generation, Instant now) {
        this.before = before;
        this.generation = generation;
        this.now = now;
        phase = before.phase();
        replicas = before.replicas();
        desiredReplicas = before.desiredReplicas();
        selector = before.selector();
        symbolCount = before.symbolCount();
        source = before.source();
        kafka = before.kafka();
        lag = before.lag();
        lastTickTime = before.lastTickTime();
    }

    public void found(ConditionType type, Finding finding) {
        findings.put(type, finding);
    }

    public void phase(Phase newPhase) {
        phase = newPhase;
    }

    public void spec(int newSymbolCount, String newSource, String newSelector) {
        symbolCount = newSymbolCount;
        source = newSource;
        selector = newSelector;
    }

    public void kafka(String address) {
        kafka = address;
    }

    public void replicas(int actual, int desired) {
        replicas = actual;
        desiredReplicas = desired;
    }

    /** The lag as it is now; null while nobody can say. */
    public void lag(@Nullable Long newLag) {
        lag = newLag;
    }

    public void lastTick(@Nullable Instant time) {
        lastTickTime = time == null
                ? lastTickTime
                : time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** The finding of a type, if it was found anew. */
    public Optional<Finding> finding(ConditionType type) {
        return Optional.ofNullable(findings.get(type));
    }

    /** The status. Conditions keep their time where their status is what it was. */
    public StockPipelineStatus build() {
        List<Condition> conditions = new ArrayList<>();
        for (ConditionType type : ConditionType.values()) {
            Finding finding = findings.get(type);
            Condition said = before.condition(type).orElse(null);
            if (finding != null) {
                conditions.add(condition(type, finding, said));
            } else if (said != null && type != ConditionType.Contested) {
                // Contested belongs to the operator that stands back.
                conditions.add(said);
            }
        }
        return new StockPipelineStatus(
                generation,
                phase,
                replicas,
                desiredReplicas,
                selector,
                symbolCount,
                source,
                kafka,
                lag,
                lastTickTime,
                conditions);
    }

    private Condition condition(ConditionType type, Finding finding, @Nullable Condition said) {
        String status = finding.ready() ? Condition.TRUE : Condition.FALSE;
        String since = said != null && said.status().equals(status) ? said.lastTransitionTime() : null;
        return new Condition(
                type.name(),
                status,
                finding.reason(),
                shortened(finding.message()),
                generation,
                since == null ? text(now) : since);
    }

    /** Some words come from a tenant's file, and a status that is too long would never be written. */
    private static String shortened(String message) {
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST - 1) + "…";
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
