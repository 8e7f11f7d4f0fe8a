package dev.souk.system.chaos;

import dev.souk.launcher.report.Progress;
import dev.souk.launcher.report.LauncherException;
import dev.souk.system.chaos.ChaosResult.Run;
import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.observe.Report;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Starts a system for itself, attacks it with every seed, and says whether everything held. */
public final class Chaos {

    private Chaos() {}

    /**
     * Runs all seeds.
     *
     * @param out takes every line of the report, as things happen
     * @throws LauncherException when the system does not start
     */
    public static ChaosResult run(ChaosOptions options, Consumer<String> out) {
        try (ChaosEnvironment environment = ChaosEnvironment.open(options.souk(), progress -> tell(progress, out))) {
            var round = new ChaosRun(options, environment, out);
            List<Run> runs = new ArrayList<>();
            for (long seed : options.seeds()) {
                runs.add(round.play(seed));
            }
            return new ChaosResult(List.copyOf(runs), replay(options, environment));
        } catch (SQLException e) {
            throw new LauncherException("The books could not be read: " + e.getMessage(), e);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted.", ended);
        }
    }

    private static Report replay(ChaosOptions options, ChaosEnvironment environment) {
        return options.replay() ? Replay.of(environment) : new Report(List.of());
    }

    private static void tell(Progress progress, Consumer<String> out) {
        if (progress instanceof Progress.Preparing preparing) {
            out.accept("preparing " + preparing.what());
        } else if (progress instanceof Progress.Ended ended) {
            out.accept(ended.process() + " " + ended.how());
        }
    }
}
