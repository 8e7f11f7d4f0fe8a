package dev.souk.system.chaos;

import dev.souk.launcher.api.Progress;
import dev.souk.system.chaos.ChaosResult.Run;
import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.verdict.Report;
import dev.souk.tools.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Starts a system, injects the faults of every seed under load, and checks all invariants. */
public final class Chaos {

    private Chaos() {}

    /**
     * Runs all seeds.
     *
     * @param out takes every line of the report, as things happen
     * @throws ToolException when the system does not start
     */
    public static ChaosResult run(ChaosOptions options, Consumer<String> out) {
        try (var environment = ChaosEnvironment.start(options.souk(), progress -> print(progress, out))) {
            List<Run> runs = new ArrayList<>();
            for (long seed : options.seeds()) {
                runs.add(new ChaosRun(options, environment, out).run(seed));
            }
            Report replay = options.replay() ? Replay.of(environment) : new Report(List.of());
            return new ChaosResult(List.copyOf(runs), replay);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ToolException("Interrupted.", interrupted);
        }
    }

    private static void print(Progress progress, Consumer<String> out) {
        if (progress instanceof Progress.Preparing preparing) {
            out.accept("preparing " + preparing.what());
        } else if (progress instanceof Progress.Ended ended) {
            out.accept(ended.process() + " " + ended.how());
        }
    }
}
