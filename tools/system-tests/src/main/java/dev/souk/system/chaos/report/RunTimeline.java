package dev.souk.system.chaos.report;

import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientCall;
import dev.souk.system.chaos.history.History;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.history.ServerState;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A line for each second: orders in flight, what clients got, and which faults there were at that time. */
record RunTimeline(History history, ServerState books, List<Incident> incidents) {

    private static final long SECOND = 1_000;

    Stream<String> lines(long until) {
        List<ClientCall> calls = history.calls().toList();
        return LongStream.rangeClosed(0, until / SECOND).mapToObj(second -> line(second * SECOND, calls));
    }

    private String line(long from, List<ClientCall> all) {
        List<ClientCall> calls = all.stream()
                .filter(call -> isWithin(call.at() + call.took(), from))
                .toList();
        long accepted = calls.stream()
                .filter(call -> call.request().intent() == Intent.CHECKOUT
                        && call.outcome().is(202))
                .count();
        long silent = calls.stream()
                .filter(call -> call.outcome() instanceof CallOutcome.NoResponse)
                .count();
        return "%5d s %9d %9d %6d %7d   %s"
                .formatted(from / SECOND, Recovery.inFlight(from, books), accepted, calls.size(), silent, faults(from));
    }

    static String header() {
        return "   time  in flight  accepted  calls  silent   faults";
    }

    private static boolean isWithin(long moment, long from) {
        return moment >= from && moment < from + SECOND;
    }

    private String faults(long from) {
        return incidents.stream()
                .filter(incident -> incident.from() < from + SECOND && incident.until() >= from)
                .map(incident -> incident.fault().description())
                .collect(Collectors.joining(", "));
    }
}
