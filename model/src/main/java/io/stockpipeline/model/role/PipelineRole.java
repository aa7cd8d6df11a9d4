package io.stockpipeline.model.role;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.model.schema.Schema;
import io.stockpipeline.model.schema.StockPipelineSchema;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A role that runs as pods of its own, and its part of a pipeline: what its code reads and nothing else. Whatever is not in
 * the part may be edited without a restart of the role. What belongs to the pods and not to their code - replicas, images,
 * templates, volumes - is in no part: Kubernetes itself rolls the pods when they change.
 */
public enum PipelineRole {
    /** Fetches ticks. */
    EXTRACTOR(Pattern.compile("spec\\.windows")),
    /** Computes averages, alarms and bars. */
    PROCESSOR(Pattern.compile("spec\\.source\\.[a-z]+\\.[A-Za-z]+|spec\\.processor\\.storage\\.size")),
    /** Answers, draws and notifies. */
    CONSOLE(Pattern.compile("spec\\.source\\.[a-z]+\\.[A-Za-z]+"));

    private static final ObjectWriter WRITER = JsonMapper.builder()
            // The order in which its author wrote a mapping's fields means nothing, and must not restart anything.
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    /** Places of required fields that the role does not read. */
    private final Pattern mayBeAbsent;

    PipelineRole(Pattern mayBeAbsent) {
        this.mayBeAbsent = mayBeAbsent;
    }

    /** In lower case: the role's subcommand, its container and its {@code app.kubernetes.io/component}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The part of a pipeline that this role reads, a StockPipeline itself but for absent fields.
     *
     * @param completedTree checked, with its defaults, as {@link io.stockpipeline.model.yaml.PipelineFile#completed} gives
     *     it; it is left as it is
     */
    public ObjectNode part(ObjectNode completedTree) {
        ObjectNode part = completedTree.objectNode();
        Fields.copy(completedTree, part, "apiVersion", "kind");
        Fields.copyBelow(completedTree, part, "metadata", "name", "namespace");
        ObjectNode spec = completedTree.withObject("/spec");
        part.set(
                "spec",
                switch (this) {
                    case EXTRACTOR -> ExtractorPart.of(spec);
                    case PROCESSOR -> ProcessorPart.of(spec);
                    case CONSOLE -> ConsolePart.of(spec);
                });
        return part;
    }

    /**
     * The part as the text of a {@code pipeline.yaml}: JSON, which is YAML without its pitfalls, and always the same bytes for
     * the same part, so that their hash may name a ConfigMap.
     */
    public String partText(ObjectNode completedTree) {
        try {
            return WRITER.writeValueAsString(part(completedTree)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that cannot be written: " + e.getMessage(), e);
        }
    }

    /** The table that a part is held against: the whole's, but what is required of other roles may be absent. */
    public Schema schema() {
        return StockPipelineSchema.SCHEMA.sparing(mayBeAbsent.asMatchPredicate());
    }
}
