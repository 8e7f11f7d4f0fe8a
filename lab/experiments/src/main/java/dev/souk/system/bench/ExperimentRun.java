package dev.souk.system.bench;

import dev.souk.system.bench.result.Commit;
import dev.souk.system.bench.result.Report;
import dev.souk.tools.ToolException;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/**
 * One run of an experiment.
 *
 * @param systems starts what is measured
 * @param begin of the run
 * @param rounds of load; one in the brief form
 * @param brief whether it is the brief form, whose figures say nothing
 * @param asBuilt whether nothing is built, even if sources are newer than jars
 * @param options by name, such as {@code --orders}; without those that were not typed
 */
public record ExperimentRun(
        ExperimentSystems systems,
        Instant begin,
        int rounds,
        boolean brief,
        boolean asBuilt,
        Map<String, String> options) {

    /** Without a figure yet. */
    public Report report(String experiment) throws IOException, InterruptedException {
        return Report.begun(experiment, begin, brief, Commit.of(systems.source().root()));
    }

    /** Tells whoever waits. */
    public void say(String line) {
        systems.progress().accept(line);
    }

    /** The value of an option that is a number. */
    public long number(String option, long minimum, long byDefault) {
        String typed = options.get(option);
        try {
            long number = typed == null ? byDefault : Long.parseLong(typed);
            if (number >= minimum) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below
        }
        throw new ToolException("%s is at least %s.".formatted(option, minimum));
    }
}
