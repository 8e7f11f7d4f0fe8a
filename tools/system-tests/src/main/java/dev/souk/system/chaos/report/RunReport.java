package dev.souk.system.chaos.report;

import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.history.History;
import dev.souk.system.chaos.history.ServerState;
import dev.souk.system.verdict.Report;
import dev.souk.system.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A run as text. */
public final class RunReport {

    private RunReport() {}

    /** The timeline, second by second. */
    public static List<String> timeline(History history, ServerState state, List<Incident> incidents, long until) {
        var lines = new ArrayList<String>();
        lines.add(RunTimeline.header());
        new RunTimeline(history, state, incidents).lines(until).forEach(lines::add);
        lines.add("");
        lines.add(
                "faults, from start to healed, and how long after that all orders placed before were final:");
        Recovery.of(incidents, state).stream().map(RunReport::line).forEach(lines::add);
        return lines;
    }

    private static String line(Recovery recovery) {
        return "%s  → %s".formatted(recovery.incident(), recovery.time());
    }

    /** A line for each claim, and below it one for each violation. */
    public static List<String> verdicts(Report report) {
        var lines = new ArrayList<String>();
        for (Verdict verdict : report.verdicts()) {
            lines.add("%-4s %-8s %s (%d checked)"
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
