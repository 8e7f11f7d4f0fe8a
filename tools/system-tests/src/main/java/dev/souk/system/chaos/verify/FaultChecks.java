package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.fault.FaultKind;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.observe.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What became of the faults themselves: a run in which they did not happen proves nothing. */
public record FaultChecks(int planned, List<Incident> incidents) {

    private static final Set<FaultKind> OF_PROCESSES = EnumSet.of(FaultKind.KILL, FaultKind.FREEZE, FaultKind.REWIND);

    List<Verdict> verdicts() {
        return List.of(injected(), healed());
    }

    /** Each was done, but for those whose server another fault had taken away. */
    private Verdict injected() {
        var finding = new Finding("run", "every fault that was planned has happened");
        finding.look(
                incidents.size() == planned,
                "the schedule",
                () -> "%d planned, %d begun".formatted(planned, incidents.size()));
        for (Incident incident : incidents) {
            finding.look(
                    incident.injectionFailure() == null || incidents.stream().anyMatch(incident::isPreventedBy),
                    incident.fault().description(),
                    () -> "not done, though nothing was in its route: " + incident.injectionFailure());
        }
        return finding.verdict();
    }

    private Verdict healed() {
        var finding = new Finding("I15", "whatever was stopped runs again by its start alone");
        for (Incident incident : incidents) {
            boolean atOnce = incident.healFailures().isEmpty()
                    || !OF_PROCESSES.contains(incident.fault().kind());
            finding.look(
                    incident.healed() && atOnce,
                    incident.fault().description(),
                    () -> incident.healFailures().toString());
        }
        return finding.verdict();
    }
}
