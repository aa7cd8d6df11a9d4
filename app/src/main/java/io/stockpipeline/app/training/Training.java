package io.stockpipeline.app.training;

import java.nio.file.Path;
import java.util.List;

/**
 * Every role of the program in one JVM, one after the other: one cache serves them all. Ends with the roles still at work:
 * the end of the JVM stops them, which is trained too.
 */
public final class Training {
    private final List<TrainingPart> parts;

    /**
     * Prepares a training.
     *
     * @param folder empty or missing; left behind, since its files are in use until the JVM has ended
     */
    public Training(Path folder, Commands commands) {
        Rehearsal rehearsal = new Rehearsal(folder, commands);
        // Another role is another part: what it needs of the network has to be on loopback.
        parts = List.of(new DeskTraining(rehearsal), new RolesTraining(rehearsal));
    }

    /**
     * Trains.
     *
     * @throws io.stockpipeline.app.fault.FailedException when a part of the program does not work
     */
    public void run() throws InterruptedException {
        for (TrainingPart part : parts) {
            part.run();
        }
    }
}
