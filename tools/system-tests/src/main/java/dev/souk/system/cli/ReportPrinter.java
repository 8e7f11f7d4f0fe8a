package dev.souk.system.cli;

import dev.souk.launcher.logs.Paint;
import dev.souk.system.verdict.Report;
import dev.souk.system.verdict.Verdict;
import java.io.PrintWriter;

/** Prints a report: a line for each claim, and below it one for each violation. */
public final class ReportPrinter {

    private final PrintWriter out;
    private final Paint paint;

    /** To that writer; {@code paint} decides about colours. */
    public ReportPrinter(PrintWriter out, Paint paint) {
        this.out = out;
        this.paint = paint;
    }

    /** Prints all verdicts and a summary. */
    public void print(Report report) {
        report.verdicts().forEach(this::print);
        out.println(
                report.holds()
                        ? paint.good("Every invariant that was checked holds.")
                        : paint.bad("Broken: " + String.join(", ", report.broken())));
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
            return paint.bad("BROKEN ");
        }
        return verdict.looked() == 0 ? paint.waiting("nothing") : paint.good("holds  ");
    }
}
