package dev.souk.system.chaos;

import dev.souk.system.chaos.verify.RunStatistics;
import dev.souk.system.verdict.Report;
import java.time.Duration;
import java.util.List;

/**
 * The results of all seeds.
 *
 * @param runs   one for each seed
 * @param replay result of consuming everything again; empty if not requested
 */
public record ChaosResult(List<Run> runs, Report replay) {

    /**
     * The run of one seed.
     *
     * @param recovery from the end of the last fault until every order placed before was final
     */
    public record Run(long seed, Report report, RunStatistics statistics, Duration recovery) {}

    /** All verdicts. */
    public Report report() {
        return runs.stream()
                .map(Run::report)
                .reduce(new Report(List.of()), Report::and)
                .and(replay);
    }

    /** Whether everything holds. */
    public boolean holds() {
        return report().holds();
    }
}
