package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.history.ClientCall;
import dev.souk.system.chaos.history.Intent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A line for each second, with open orders, responses to clients and current faults; then one for each fault. */
public record RunTimeline(RunEvidence evidence) {

    private static final long SECOND = 1_000;

    /** The lines, up to that time of the run. */
    public List<String> lines(long until) {
        var lines = new ArrayList<>(List.of("   time       open  accepted  calls  no reply  faults"));
        List<ClientCall> calls = evidence.history().calls().toList();
        for (long from = 0; from <= until; from += SECOND) {
            lines.add(line(from, calls));
        }
        lines.add("");
        lines.add("faults, from start to healed, and how long after that all orders placed before were final:");
        evidence.incidents().forEach(incident -> lines.add("%s  → %s".formatted(incident, recovery(incident))));
        return lines;
    }

    /** The fault with the slowest recovery; later faults may prolong it. */
    public String slowestRecovery() {
        return evidence.incidents().stream()
                .max(Comparator.comparingLong(incident -> evidence.recovery(incident.until())))
                .map(slowest ->
                        recovery(slowest) + " after " + slowest.toString().strip())
                .orElse("no faults");
    }

    private String recovery(Incident incident) {
        long millis = evidence.recovery(incident.until());
        return millis == Long.MAX_VALUE ? "never" : millis + " ms";
    }

    private String line(long from, List<ClientCall> all) {
        List<ClientCall> calls = all.stream()
                .filter(call -> isWithin(call.at() + call.took(), from))
                .toList();
        long accepted = calls.stream()
                .filter(call -> call.request().intent() == Intent.CHECKOUT
                        && call.outcome().is(202))
                .count();
        long unanswered =
                calls.stream().filter(call -> !call.outcome().isAnswered()).count();
        return "%5s s %9s %9s %6s %9s  %s"
                .formatted(from / SECOND, evidence.openOrders(from), accepted, calls.size(), unanswered, faults(from));
    }

    private static boolean isWithin(long moment, long from) {
        return moment >= from && moment < from + SECOND;
    }

    private String faults(long from) {
        return evidence.incidents().stream()
                .filter(incident -> incident.from() < from + SECOND && incident.until() >= from)
                .map(incident -> incident.fault().description())
                .collect(Collectors.joining(", "));
    }
}
