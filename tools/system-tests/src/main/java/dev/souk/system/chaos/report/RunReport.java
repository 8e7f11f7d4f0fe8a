package dev.souk.system.chaos.report;

import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.history.History;
import dev.souk.system.chaos.history.ServerState;
import dev.souk.system.observe.Report;
import dev.souk.system.observe.Verdict;
import java.util.ArrayList;
import java.util.List;

/** One run as text. */
public final class RunReport {

    private RunReport() {}

    /** What happened, second by second. */
    public static List<String> timeline(History history, ServerState books, List<Incident> incidents, long until) {
        var lines = new ArrayList<String>();
        lines.add(RunTimeline.header());
        new RunTimeline(history, books, incidents).lines(until).forEach(lines::add);
        lines.add("");
        lines.add(
                "faults, until everything they had stopped ran again, and until all orders placed before were final:");
        Recovery.of(incidents, books).stream().map(RunReport::line).forEach(lines::add);
        return lines;
    }

    private static String line(Recovery recovery) {
        String millis = recovery.millis() == Long.MAX_VALUE ? "never" : recovery.millis() + " ms";
        return "%s  → %s".formatted(recovery.incident(), millis);
    }

    /** A line for each claim, and one for each violation below it. */
    public static List<String> verdicts(Report report) {
        var lines = new ArrayList<String>();
        for (Verdict verdict : report.verdicts()) {
            lines.add("%-4s %-8s %s (%d looked at)"
                    .formatted(
                            verdict.invariant(),
                            verdict.holds() ? "holds" : "BROKEN",
                            verdict.claim(),
                            verdict.looked()));
            verdict.violations().forEach(one -> lines.add("       " + one.subject() + ": " + one.detail()));
        }
        return lines;
    }
}
