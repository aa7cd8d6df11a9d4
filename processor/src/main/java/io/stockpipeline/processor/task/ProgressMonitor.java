package io.stockpipeline.processor.task;

import io.stockpipeline.processor.store.TaskProgress;

/** Is told how far each partition has come, from the threads of Streams. */
public interface ProgressMonitor {
    /** The progress is about to be committed. It is only to be read, and only during the call. */
    void flushed(int partition, TaskProgress progress);
}
