package io.stockpipeline.operator;

import io.stockpipeline.operator.settings.OperatorSettings;
import java.util.HashMap;
import java.util.Map;

/** Settings of operators under test. */
public final class TestSettings {
    public static final String IMAGE = "stockpipeline/stockpipeline:0.1.0";

    private TestSettings() {}

    /** As the chart sets them where nobody says more. */
    public static OperatorSettings plain() {
        return of(Map.of(OperatorSettings.FS_GROUP, "65532"));
    }

    /** With network policies and monitors. */
    public static OperatorSettings withSurroundings() {
        return of(Map.of(
                OperatorSettings.NETWORK_POLICIES, "true",
                OperatorSettings.POD_MONITORS, "true"));
    }

    /** From variables, over those that every operator needs. */
    public static OperatorSettings of(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(Map.of(
                OperatorSettings.IMAGE, IMAGE,
                OperatorSettings.NAMESPACE, "operators",
                OperatorSettings.LEADER_ELECTION, "false"));
        environment.putAll(variables);
        try {
            return OperatorSettings.of(environment);
        } catch (OperatorSettings.FaultyEnvironmentException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
