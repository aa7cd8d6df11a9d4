package io.stockpipeline.operator.reconcile;

import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.operator.desired.Facts;
import io.stockpipeline.operator.desired.Pipeline;
import io.stockpipeline.operator.desired.SecretNames;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.status.Finding;
import io.stockpipeline.operator.status.StatusDraft;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the Secrets that pods mount hold now, as hashes: a change rolls the pods that read them when they start. Of the console
 * that is the history's Secret alone. Its certificate, tokens and what notifications name it reads anew by itself, a minute or
 * two after a change, when the kubelet has brought it; they only have to be there.
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
        Optional<String> atStart = SecretNames.history(pipeline.spec());
        String found = null;
        for (Map.Entry<String, String> named :
                SecretNames.console(pipeline.spec()).entrySet()) {
            String hash = hash(named.getKey(), named.getValue(), ConditionType.ConsoleReady);
            if (atStart.filter(named.getKey()::equals).isPresent()) {
                found = hash == null ? running(PipelineRole.CONSOLE) : hash;
            }
        }
        return found;
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
