package io.stockpipeline.app.training;

import io.stockpipeline.app.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
        Supplier<EmbeddedBroker> kafka = once(() -> EmbeddedBroker.start(folder.resolve("kafka"), fault -> {}));
        // Another role is another part: what it needs of the network has to be on loopback.
        parts = List.of(
                new DeskTraining(rehearsal),
                new RolesTraining(rehearsal, kafka),
                new ConsoleTraining(rehearsal, kafka, "memory.yaml"),
                new OperatorTraining(rehearsal, kafka));
    }

    /** One broker for all parts, never closed: roles need it until they have stopped, and that is at the JVM's end. */
    private static Supplier<EmbeddedBroker> once(Supplier<EmbeddedBroker> start) {
        AtomicReference<@Nullable EmbeddedBroker> started = new AtomicReference<>();
        return () -> Objects.requireNonNull(started.updateAndGet(broker -> broker == null ? start.get() : broker));
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
