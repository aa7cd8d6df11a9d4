package io.stockpipeline.app.local;

import io.stockpipeline.app.live.RunProgress;
import io.stockpipeline.app.stop.RunEnd;

/** What came of a run that was not broken off. */
public record RunResult(RunEnd end, RunProgress progress) {}
