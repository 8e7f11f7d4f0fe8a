package dev.souk.system.chaos;

import dev.souk.system.verdict.Report;
import dev.souk.tools.cli.AnsiColors;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The results of all seeds.
 *
 * @param runs one for each seed
 * @param replay result of consuming everything again; empty if not requested
 */
public record ChaosResult(List<Run> runs, Report replay) {

    /**
     * The run of one seed.
     *
     * @param statistics how much was done
     * @param recovery from the end of the last fault until every order placed before was final
     */
    public record Run(long seed, Report report, String statistics, Duration recovery) {

        private String summary() {
            String verdict = report.holds() ? "everything holds" : "BROKEN " + report.broken();
            return "seed %s: %s; %s; at rest after %s ms".formatted(seed, verdict, statistics, recovery.toMillis());
        }
    }

    public Report report() {
        return runs.stream()
                .map(Run::report)
                .reduce(new Report(List.of()), Report::and)
                .and(replay);
    }

    /** The last lines of the report: the replay, and one for each seed. */
    public List<String> summary() {
        Report report = report();
        String last = report.holds() ? "Nothing lost, doubled or oversold." : "BROKEN: " + report.broken();
        return Stream.of(replay.claims(AnsiColors.NONE), runs.stream().map(Run::summary), Stream.of(last))
                .flatMap(lines -> lines)
                .toList();
    }
}
