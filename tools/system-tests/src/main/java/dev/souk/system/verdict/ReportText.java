package dev.souk.system.verdict;

import dev.souk.launcher.report.AnsiColors;
import java.util.List;
import java.util.stream.Stream;

/** A report as lines: one for each claim, and below it one for each violation. */
public final class ReportText {

    private ReportText() {}

    /** All verdicts and a summary. */
    public static List<String> lines(Report report, AnsiColors paint) {
        String summary = report.holds()
                ? paint.green("Every invariant that was checked holds.")
                : paint.red("Broken: " + String.join(", ", report.broken()));
        return Stream.concat(verdicts(report, paint), Stream.of(summary)).toList();
    }

    /** All verdicts. */
    public static Stream<String> verdicts(Report report, AnsiColors paint) {
        return report.verdicts().stream()
                .flatMap(verdict -> Stream.concat(
                        Stream.of("%-4s %s %8d  %s"
                                .formatted(
                                        verdict.invariant(), state(verdict, paint), verdict.looked(), verdict.claim())),
                        verdict.violations().stream().map(violation -> "       %s %s"
                                .formatted(paint.bold(violation.subject()), violation.detail()))));
    }

    private static String state(Verdict verdict, AnsiColors paint) {
        if (!verdict.holds()) {
            return paint.red("BROKEN ");
        }
        return verdict.looked() == 0 ? paint.yellow("nothing") : paint.green("holds  ");
    }
}
