package io.stockpipeline.processor.task;

import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.processor.store.TaskProgress;

/** Is told how far each partition has come, from the threads of Streams. */
public interface ProgressMonitor {
    /** A partition is taken over, with the progress it had. It is only to be read, and only during the call. */
    void taken(int partition, TaskProgress progress);

    /** The progress is about to be committed. It is only to be read, and only during the call. */
    void flushed(int partition, TaskProgress progress);

    /** A record of somebody else's topic, or an element of its list, is on its way to the dead letters. */
    void refused(DeadLetterReason reason);

    /** A record of somebody else's topic holds no tick, and is none that was spoilt: it is passed over. */
    void passedOver();

    /** An alarm is on its way to its topic. */
    void alarm(Alarm.Type type);
}
