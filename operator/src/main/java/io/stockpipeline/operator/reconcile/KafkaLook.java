package io.stockpipeline.operator.reconcile;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.operator.desired.Pipeline;
import io.stockpipeline.operator.kafka.Flow;
import io.stockpipeline.operator.kafka.KafkaProblem;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.StockPipelineResource;
import io.stockpipeline.operator.resource.StockPipelineStatus;
import io.stockpipeline.operator.status.EventRecorder;
import io.stockpipeline.operator.status.Finding;
import io.stockpipeline.operator.status.StatusDraft;
import io.stockpipeline.operator.topics.TopicsReport;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kafka's part of a look: where it is, the topics in it, and how ticks flow through them. */
final class KafkaLook {
    private final StockPipelineResource resource;
    private final Pipeline pipeline;
    private final KafkaSide kafka;
    private final EventRecorder events;
    private final PipelineMemory memory;
    private final StatusDraft draft;

    KafkaLook(
            StockPipelineResource resource,
            Pipeline pipeline,
            KafkaSide kafka,
            EventRecorder events,
            PipelineMemory memory,
            StatusDraft draft) {
        this.resource = resource;
        this.pipeline = pipeline;
        this.kafka = kafka;
        this.events = events;
        this.memory = memory;
        this.draft = draft;
    }

    /** Where the Kafka is; null, and a condition says why, while nobody can tell. */
    KafkaSide.@Nullable Address address(SecretReader secrets) {
        try {
            return kafka.address(pipeline, secrets);
        } catch (SecretReader.MissingSecretException e) {
            draft.found(ConditionType.TopicsReady, Finding.failed("SecretMissing", String.valueOf(e.getMessage())));
        } catch (KafkaSide.NoAddressException e) {
            draft.found(ConditionType.TopicsReady, Finding.failed("NoKafka", String.valueOf(e.getMessage())));
        } catch (KafkaProblem e) {
            draft.found(ConditionType.TopicsReady, finding(e));
        }
        draft.lag(null);
        return null;
    }

    /** Keeps the topics; whether pods can work with them. */
    boolean topics(KafkaSide.Address address) throws InterruptedException {
        try {
            StockPipelineStatus before = memory.status(resource);
            // On another Kafka than before nobody has deleted anything.
            boolean wereThere =
                    address.connection().bootstrapServers().equals(before.kafka()) && memory.topicsSeen(before);
            TopicsReport report = kafka.keeper(pipeline, address).keep(wereThere);
            if (!report.done().isEmpty()) {
                events.normal(resource, "TopicsChanged", String.join("; ", report.done()));
            }
            draft.found(ConditionType.TopicsReady, finding(report));
            if (report.reason() == TopicsReport.Reason.TopicDeletedExternally) {
                events.warning(resource, report.reason().name(), report.message());
            }
            if (report.ready()) {
                memory.sawTopics();
            }
            return report.ready() || report.reason() == TopicsReport.Reason.ReplicationFactorImmutable;
        } catch (KafkaProblem e) {
            draft.found(ConditionType.TopicsReady, finding(e));
            draft.lag(null);
            return false;
        }
    }

    /** Whether this is what the condition of the topics says. */
    boolean has(TopicsReport.Reason reason) {
        return draft.finding(ConditionType.TopicsReady)
                .filter(found -> found.reason().equals(reason.name()))
                .isPresent();
    }

    private static Finding finding(TopicsReport report) {
        String reason = report.reason().name();
        if (report.ready()) {
            return Finding.good(reason, report.message());
        }
        return switch (report.reason()) {
            case PartitionsImmutable, ReplicationFactorImmutable -> Finding.failed(reason, report.message());
            default -> Finding.waiting(reason, report.message());
        };
    }

    private static Finding finding(KafkaProblem problem) {
        String reason = problem.reason().name();
        return problem.mayPass()
                ? Finding.waiting(reason, String.valueOf(problem.getMessage()))
                : Finding.failed(reason, String.valueOf(problem.getMessage()));
    }

    /** A pipeline works without them too: what stands against it is said, once, and no condition turns on it. */
    void standbyCopies(KafkaSide.Address address) throws InterruptedException {
        try {
            kafka.standbyCopies(pipeline, address);
        } catch (KafkaProblem e) {
            String words = String.valueOf(e.getMessage());
            if (!e.mayPass() && memory.isNew(words)) {
                events.warning(resource, "StandbyCopiesNotSet", words);
            }
        }
    }

    /** How ticks flow; null while Kafka does not say. */
    @Nullable Flow flow(KafkaSide.Address address) throws InterruptedException {
        try {
            Flow flow = kafka.flow(pipeline, address);
            draft.lag(flow.lag());
            draft.lastTick(flow.lastTick());
            return flow;
        } catch (KafkaProblem e) {
            draft.lag(null);
            return null;
        }
    }

    /**
     * Whether a finite source has come to its end; once it has, nobody is asked again.
     *
     * @param settings of the extractor, as they are on the cluster
     */
    boolean atEnd(KafkaSide.Address address, Optional<ConfigMap> settings, Instant now) {
        String config =
                address.connection().bootstrapServers() + " " + PipelineRole.EXTRACTOR.partText(pipeline.tree());
        if (memory.isCompleted(config)) {
            return true;
        }
        try {
            boolean end = settings.isPresent()
                    && draft.finding(ConditionType.TopicsReady)
                            .filter(Finding::ready)
                            .isPresent()
                    && kafka.atEnd(
                            pipeline,
                            address,
                            Instant.parse(settings.get().getMetadata().getCreationTimestamp()),
                            now);
            if (end) {
                memory.completed(config);
                events.normal(resource, "SourceCompleted", "the source has come to its end");
            }
            return end;
        } catch (KafkaProblem e) {
            return false;
        }
    }
}
