package io.stockpipeline.app.operator;

import static io.stockpipeline.model.role.PipelineRole.CONSOLE;

import java.util.List;
import java.util.stream.Stream;

/** The rows of the table of edits that concern the console and nobody else. */
final class ConsoleEdits {
    /** Named by one pipeline alone, and changed while the edits are made. */
    static final String ROTATED = "database-rotated";

    /** Named by several, and left as they are. */
    static final String DATABASE = "database";

    static final String TOKENS = "tokens";

    /** Tokens of one pipeline, changed while the edits are made. */
    static final String TOKENS_ROTATED = "tokens-rotated";

    static final List<String> SECRETS = List.of(ROTATED, DATABASE, TOKENS, TOKENS_ROTATED);

    private static final String WITH_HISTORY = "console: { history: { secretRef: { name: " + DATABASE + " } } }";

    private ConsoleEdits() {}

    static Stream<Edit> all() {
        return Stream.of(
                Edit.of("console-off")
                        .set("/console", "{ enabled: false }")
                        .writes(
                                "delete Deployment/console-off-console",
                                "delete PodDisruptionBudget/console-off-console",
                                "delete Service/console-off-console"),
                Edit.of("console-on")
                        .from("console: { enabled: false }")
                        .set("/console", "{ enabled: true }")
                        .writes(
                                "apply ConfigMap/console-on-console-*",
                                "apply Deployment/console-on-console",
                                "apply PodDisruptionBudget/console-on-console",
                                "apply Service/console-on-console"),
                Edit.of("console-replicas")
                        .set("/console/replicas", "3")
                        .writes("apply Deployment/console-replicas-console"),
                Edit.of("console-history")
                        .set("/console/history", "{ secretRef: { name: " + DATABASE + " } }")
                        .reconfigures(CONSOLE),
                Edit.of("console-auth")
                        .set("/console/auth", "{ type: Token, secretRef: { name: " + TOKENS + " } }")
                        .reconfigures(CONSOLE),
                Edit.of("console-secret")
                        .from(WITH_HISTORY.replace(DATABASE, ROTATED))
                        .rolls(CONSOLE),
                // It reads them anew by itself.
                Edit.of("console-tokens")
                        .from("console: { auth: { type: Token, secretRef: { name: " + TOKENS_ROTATED + " } } }"),
                Edit.of("console-memory")
                        .set("/console/template", "{ resources: { limits: { memory: 2Gi } } }")
                        .rolls(CONSOLE),
                Edit.of("console-service")
                        .set("/console/service", "{ type: NodePort }")
                        .writes("apply Service/console-service-console"),
                Edit.of("console-ingress")
                        .set("/console/ingress", "{ host: prices.example.com }")
                        .rolls(CONSOLE)
                        .writes("apply Ingress/console-ingress-console"),
                Edit.of("console-ingress-off")
                        .from("console: { ingress: { host: prices.example.com } }")
                        .set("/console/ingress", "")
                        .rolls(CONSOLE)
                        .writes("delete Ingress/console-ingress-off-console"),
                Edit.of("notifications")
                        .from(WITH_HISTORY)
                        .set("/notifications", "[{ name: desk, webhook: { url: 'https://hook.example.com/x' } }]")
                        .reconfigures(CONSOLE));
    }
}
