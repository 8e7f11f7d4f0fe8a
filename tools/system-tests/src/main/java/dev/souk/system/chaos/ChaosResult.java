package dev.souk.system.chaos;

import dev.souk.system.chaos.report.RunStatistics;
import dev.souk.system.observe.Report;
import java.time.Duration;
import java.util.List;

/**
 * What came of it.
 *
 * @param runs   one for each seed
 * @param replay what was found when everything was consumed once more; empty when that was not wanted
 */
public record ChaosResult(List<Run> runs, Report replay) {

    /**
     * One seed's run.
     *
     * @param recovery from the end of the last fault until every order placed before was final
     */
    public record Run(long seed, Report report, RunStatistics figures, Duration recovery) {}

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
