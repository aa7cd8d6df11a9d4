package io.stockpipeline.app.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** A broker with settings of its own, for tests elsewhere. */
public final class BrokerWithSettings {
    private BrokerWithSettings() {}

    public static EmbeddedBroker start(Path folder, Consumer<String> onFault, Map<String, String> settings) {
        return EmbeddedBroker.start(folder, onFault, settings);
    }
}
