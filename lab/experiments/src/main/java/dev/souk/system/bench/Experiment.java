package dev.souk.system.bench;

import dev.souk.system.bench.result.Report;
import java.io.IOException;
import java.util.List;

/**
 * What {@code ./souk bench NAME} does.
 *
 * @param name as it is typed
 * @param description a sentence for the help
 * @param options those that no other experiment has
 */
public record Experiment(String name, String description, List<Option> options, Procedure procedure) {

    /** An experiment without options of its own. */
    public Experiment(String name, String description, Procedure procedure) {
        this(name, description, List.of(), procedure);
    }

    /** An option with a value, such as {@code --orders N}. */
    public record Option(String name, String label, String description) {}

    /** Arranges a system, loads it, perhaps disturbs it, and measures: the report says what came of it. */
    @FunctionalInterface
    public interface Procedure {
        Report run(ExperimentRun run) throws IOException, InterruptedException;
    }
}
