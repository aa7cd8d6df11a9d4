package io.stockpipeline.app.training;

import java.nio.file.Path;

/** What a person does at a desk: check a file, try it on history, run it. */
record DeskTraining(Rehearsal rehearsal) implements TrainingPart {
    @Override
    public void run() {
        Path file = rehearsal.pipeline("memory.yaml");
        rehearsal.command("validate", file.toString());
        rehearsal.command("backtest", file.toString());
        rehearsal.command(
                "run",
                file.toString(),
                "--exit-when-done",
                "--quiet",
                "--data-dir",
                rehearsal.folder().resolve("desk").toString());
    }
}
