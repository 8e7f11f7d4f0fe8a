package dev.souk.system.chaos.claim;

import dev.souk.system.chaos.fault.FaultKind;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.check.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What became of the faults themselves: a run in which they did not happen proves nothing. */
record Faults(int planned, List<Incident> incidents) {

    private static final Set<FaultKind> OF_PROCESSES = EnumSet.of(FaultKind.KILL, FaultKind.FREEZE, FaultKind.REWIND);

    List<Verdict> verdicts() {
        return List.of(happened(), healed());
    }

    /** Each was done, but for those whose server another fault had taken away. */
    private Verdict happened() {
        var finding = new Finding("run", "every fault that was planned has happened");
        finding.look(
                incidents.size() == planned,
                "the schedule",
                () -> "%d planned, %d begun".formatted(planned, incidents.size()));
        for (Incident incident : incidents) {
            finding.look(
                    incident.undone() == null || incidents.stream().anyMatch(incident::isUndoneBy),
                    incident.fault().words(),
                    () -> "not done, though nothing was in its way: " + incident.undone());
        }
        return finding.verdict();
    }

    private Verdict healed() {
        var finding = new Finding("I15", "whatever was stopped runs again by its start alone");
        for (Incident incident : incidents) {
            boolean atOnce = incident.stumbles().isEmpty()
                    || !OF_PROCESSES.contains(incident.fault().kind());
            finding.look(
                    incident.healed() && atOnce,
                    incident.fault().words(),
                    () -> incident.stumbles().toString());
        }
        return finding.verdict();
    }
}
