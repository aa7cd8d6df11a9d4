package io.stockpipeline.operator.reconcile;

import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.operator.desired.Facts;
import io.stockpipeline.operator.desired.Pipeline;
import io.stockpipeline.operator.desired.RoleConfig;
import io.stockpipeline.operator.desired.SecretNames;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.status.Finding;
import io.stockpipeline.operator.status.StatusDraft;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the Secrets that pods mount hold now, as hashes: a change rolls the pods that read them. Of the console too, though it
 * reads some of its files anew by itself: those come a minute or two later, to each node at a time of its own, and of a password
 * that was taken away one wants to know when it has stopped to work. That is when the roll-out is through; the console's is
 * without a gap.
 */
final class SecretHashes {
    private final Pipeline pipeline;
    private final SecretReader secrets;
    private final Observed observed;
    private final StatusDraft draft;

    SecretHashes(Pipeline pipeline, SecretReader secrets, Observed observed, StatusDraft draft) {
        this.pipeline = pipeline;
        this.secrets = secrets;
        this.observed = observed;
        this.draft = draft;
    }

    /** Reads all of them but Kafka's, which was read to reach it. */
    Facts.SecretsHash read(@Nullable String kafka) {
        return new Facts.SecretsHash(kafka, source(), console());
    }

    private @Nullable String source() {
        Optional<String> name = SecretNames.source(pipeline.spec());
        if (name.isEmpty()) {
            return null;
        }
        String hash = hash(name.get(), "spec.source", ConditionType.ExtractorReady);
        return hash == null ? running(PipelineRole.EXTRACTOR) : hash;
    }

    private @Nullable String console() {
        if (!pipeline.spec().console().enabled()) {
            return null;
        }
        TreeMap<String, String> hashes = new TreeMap<>();
        for (Map.Entry<String, String> named :
                SecretNames.console(pipeline.spec()).entrySet()) {
            String hash = hash(named.getKey(), named.getValue(), ConditionType.ConsoleReady);
            if (hash == null) {
                return running(PipelineRole.CONSOLE);
            }
            hashes.put(named.getKey(), hash);
        }
        return hashes.isEmpty() ? null : RoleConfig.digest(hashes.toString());
    }

    /** The hash that the pods run with: they must not be rolled because a Secret is away for a while. */
    private @Nullable String running(PipelineRole role) {
        return observed.template(pipeline.nameOf(role))
                .map(Facts.SecretsHash::own)
                .orElse(null);
    }

    /** The hash of a Secret; while it is missing new pods wait for it, and the condition says so. */
    private @Nullable String hash(String name, String field, ConditionType of) {
        try {
            return secrets.read(name, field).hash();
        } catch (SecretReader.MissingSecretException e) {
            draft.found(of, Finding.failed("SecretMissing", String.valueOf(e.getMessage())));
            return null;
        }
    }
}
