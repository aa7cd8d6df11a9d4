package io.stockpipeline.console.history.sink;

import io.stockpipeline.model.topic.PipelineTopics;
import java.util.Locale;

/** A topic that the history is made of. */
public enum SinkTopic {
    Averages,
    Alarms,
    Bars;

    /** As the tables of the sink name it, and metrics may. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String topic(PipelineTopics topics) {
        return switch (this) {
            case Averages -> topics.averages();
            case Alarms -> topics.alarms();
            case Bars -> topics.bars();
        };
    }
}
