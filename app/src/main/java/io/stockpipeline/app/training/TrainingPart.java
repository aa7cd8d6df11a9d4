package io.stockpipeline.app.training;

/** A part of the program that is used once. */
@FunctionalInterface
interface TrainingPart {
    /**
     * Uses it. What it leaves running is stopped by the end of the JVM, as a signal stops it in a pod.
     *
     * @throws io.stockpipeline.app.fault.FailedException when it does not do what it does for users
     */
    void run() throws InterruptedException;
}
