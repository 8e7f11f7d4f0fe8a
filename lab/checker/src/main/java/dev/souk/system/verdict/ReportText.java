package dev.souk.system.verdict;

import dev.souk.tools.cli.AnsiColors;
import java.util.List;
import java.util.stream.Stream;

/** A report as lines: one for each claim, and below it one for each violation. */
public final class ReportText {

    private ReportText() {}

    /** All verdicts and a summary. */
    public static List<String> lines(Report report, AnsiColors colors) {
        String summary = report.holds()
                ? colors.green("Every invariant that was checked holds.")
                : colors.red("Broken: " + String.join(", ", report.broken()));
        return Stream.concat(verdicts(report, colors), Stream.of(summary)).toList();
    }

    public static Stream<String> verdicts(Report report, AnsiColors colors) {
        return report.verdicts().stream()
                .flatMap(verdict -> Stream.concat(
                        Stream.of("%-4s %s %7s  %s"
                                .formatted(
                                        verdict.invariant(),
                                        state(verdict, colors),
                                        verdict.checkedCount(),
                                        verdict.claim())),
                        verdict.violations().stream()
                                .map(violation -> "       %s %s"
                                        .formatted(colors.bold(violation.subject()), violation.detail()))));
    }

    private static String state(Verdict verdict, AnsiColors colors) {
        if (!verdict.holds()) {
            return colors.red("BROKEN  ");
        }
        return verdict.checkedCount() == 0 ? colors.yellow("not seen") : colors.green("holds   ");
    }
}
