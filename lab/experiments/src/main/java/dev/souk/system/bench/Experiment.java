package dev.souk.system.bench;

import dev.souk.system.bench.result.Report;
import java.io.IOException;

/** Arranges a system, loads it, perhaps disturbs it, and measures: the report says what came of it. */
@FunctionalInterface
public interface Experiment {
    Report run(ExperimentRun run) throws IOException, InterruptedException;
}
