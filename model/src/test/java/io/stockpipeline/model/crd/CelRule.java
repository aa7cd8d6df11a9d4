package io.stockpipeline.model.crd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.HashMap;
import java.util.Map;

/** One rule of the CRD, compiled against the types of its mapping and with the libraries of an API server from 1.29 on. */
final class CelRule {
    private static final CelOptions OPTIONS = CelOptions.current().build();

    private final String message;
    private final String fieldPath;
    private final CelAbstractSyntaxTree checked;
    private final CelRuntime.Program program;

    /**
     * @param validation an entry of {@code x-kubernetes-validations}
     * @throws IllegalArgumentException when the rule does not compile
     */
    CelRule(JsonNode validation, CelTypes types) {
        this.message = validation.path("message").asText();
        this.fieldPath = validation.path("fieldPath").asText();
        Cel cel = CelFactory.standardCelBuilder()
                .setOptions(OPTIONS)
                .setTypeProvider(types)
                .addVar("self", types.self())
                .addVar("oldSelf", types.self())
                .setResultType(SimpleType.BOOL)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addCompilerLibraries(CelExtensions.strings(), CelExtensions.optional())
                .addRuntimeLibraries(CelExtensions.strings(), CelExtensions.optional())
                .build();
        String rule = validation.path("rule").asText();
        try {
            this.checked = cel.compile(rule).getAst();
            this.program = cel.createProgram(checked);
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException(rule, e);
        }
    }

    String message() {
        return message;
    }

    /** With the dot that it begins with; empty: the mapping itself. */
    String fieldPath() {
        return fieldPath;
    }

    CelAbstractSyntaxTree checked() {
        return checked;
    }

    /** Whether it compares with what was there before; such a rule is asked at updates only. */
    boolean isTransition() {
        return checked.getReferenceMap().values().stream()
                .anyMatch(reference -> reference.name().equals("oldSelf"));
    }

    /** @throws CelEvaluationException where an API server would say that the rule cannot be evaluated */
    boolean holds(Object self) throws CelEvaluationException {
        return (boolean) program.eval(Map.of("self", self));
    }

    boolean allows(Object oldSelf, Object self) throws CelEvaluationException {
        Map<String, Object> variables = new HashMap<>();
        variables.put("self", self);
        variables.put("oldSelf", oldSelf);
        return (boolean) program.eval(variables);
    }
}
