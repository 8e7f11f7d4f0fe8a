package dev.souk.system.cli;

import dev.souk.launcher.logs.AnsiColors;
import dev.souk.system.observe.Report;
import dev.souk.system.observe.Verdict;
import java.io.PrintWriter;

/** A report as people read it: a line for each claim, below it what breaks it. */
public final class ReportPrinter {

    private final PrintWriter out;
    private final AnsiColors paint;

    /** Prints to there; the caller says whether in colours. */
    public ReportPrinter(PrintWriter out, AnsiColors paint) {
        this.out = out;
        this.paint = paint;
    }

    /** Prints all of it and a last line that sums it up. */
    public void print(Report report) {
        report.verdicts().forEach(this::print);
        out.println(
                report.holds()
                        ? paint.green("Everything that was looked at holds.")
                        : paint.red("Broken: " + String.join(", ", report.broken())));
        out.flush();
    }

    private void print(Verdict verdict) {
        out.printf("%-4s %s %8d  %s%n", verdict.invariant(), state(verdict), verdict.looked(), verdict.claim());
        verdict.violations()
                .forEach(
                        violation -> out.printf("       %s %s%n", paint.bold(violation.subject()), violation.detail()));
    }

    private String state(Verdict verdict) {
        if (!verdict.holds()) {
            return paint.red("BROKEN ");
        }
        return verdict.looked() == 0 ? paint.yellow("nothing") : paint.green("holds  ");
    }
}
