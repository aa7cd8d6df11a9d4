package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule between fields, said twice: in CEL for API servers and in Java for files that never meet one. Defaults have
 * been filled in before either looks.
 *
 * @param at the mapping it looks at: {@code spec}, {@code spec.windows[]}; empty: the resource
 * @param field where below it the fault is reported: {@code advance}, {@code extractor.shards}; empty: at the mapping
 * @param message what is wrong and the mend
 * @param cel true when the rule is kept; {@code self} is the mapping
 * @param holds the same in Java
 * @param reason what kind of mistake an API server calls it
 * @param detail what only Java can say on top, for example which name stands there twice; null: nothing
 */
public record Rule(
        String at,
        String field,
        String message,
        String cel,
        Predicate<JsonNode> holds,
        Reason reason,
        @Nullable Function<JsonNode, String> detail) {
    /** Kinds of mistake; an API server puts words of its own for them between path and message. */
    public enum Reason {
        /** A value that does not do. */
        INVALID,
        /** A field that is needed here. */
        REQUIRED,
        /** A field that must not be here. */
        FORBIDDEN
    }

    private static final Pattern READ = Pattern.compile("\\bself\\.([A-Za-z]+)");

    static Rule of(String at, String field, String message, String cel, Predicate<JsonNode> holds) {
        return new Rule(at, field, message, cel, holds, Reason.INVALID, null);
    }

    /** The same rule, its breach called by that name. */
    Rule because(Reason newReason) {
        return new Rule(at, field, message, cel, holds, newReason, detail);
    }

    Rule naming(Function<JsonNode, String> newDetail) {
        return new Rule(at, field, message, cel, holds, reason, newDetail);
    }

    /** The fields of the mapping that the rule reads; while one of them is faulty it is not asked. */
    public Set<String> reads() {
        Set<String> names = new LinkedHashSet<>();
        Matcher read = READ.matcher(cel);
        while (read.find()) {
            names.add(read.group(1));
        }
        return names;
    }

    /** The message for a mapping that breaks the rule. */
    String messageFor(JsonNode mapping) {
        return detail == null ? message : message + "; " + detail.apply(mapping);
    }
}
