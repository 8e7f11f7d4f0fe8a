package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.fault.FaultKind;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Checks the faults themselves: a run without its faults proves nothing. */
record FaultChecks(int planned, List<Incident> incidents) {

    private static final Set<FaultKind> OF_PROCESSES = EnumSet.of(FaultKind.KILL, FaultKind.FREEZE, FaultKind.REWIND);

    List<Verdict> verdicts() {
        return List.of(injected(), healed());
    }

    /** A fault may fail only if another fault had disabled the server that it requires. */
    private Verdict injected() {
        var findings = new Findings("run", "every planned fault was injected");
        findings.expect(
                incidents.size() == planned, "the schedule", "%d planned, %d injected", planned, incidents.size());
        for (Incident incident : incidents) {
            findings.expect(
                    incident.injectionFailure() == null || incidents.stream().anyMatch(incident::isPreventedBy),
                    incident.fault().description(),
                    "not injected, though no other fault prevented it: %s",
                    incident.injectionFailure());
        }
        return findings.verdict();
    }

    private Verdict healed() {
        var findings = new Findings("I15", "every stopped process runs again after one start");
        for (Incident incident : incidents) {
            boolean atOnce = incident.healFailures().isEmpty()
                    || !OF_PROCESSES.contains(incident.fault().kind());
            findings.expect(incident.healed() && atOnce, incident.fault().description(), "%s", incident.healFailures());
        }
        return findings.verdict();
    }
}
