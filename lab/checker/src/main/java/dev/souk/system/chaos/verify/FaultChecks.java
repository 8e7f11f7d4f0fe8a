package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.fault.FaultKind;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.fault.Poison;
import dev.souk.system.observe.TopicContents;
import dev.souk.system.verdict.Verdict;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the faults themselves: a run without its faults proves nothing. */
record FaultChecks(int planned, List<Incident> incidents) {

    private static final Set<FaultKind> OF_PROCESSES = EnumSet.of(FaultKind.KILL, FaultKind.FREEZE, FaultKind.REWIND);

    /** A fault may fail only if another fault had disabled the server that it requires. */
    Verdict injected() {
        return Verdict.of("run", "every planned fault was injected", findings -> {
            findings.expect(
                    incidents.size() == planned, "the schedule", "%s planned, %s injected", planned, incidents.size());
            for (Incident incident : incidents) {
                findings.expect(
                        incident.isInjected() || incidents.stream().anyMatch(incident::isPreventedBy),
                        incident.fault().description(),
                        "not injected, though no other fault prevented it: %s",
                        incident.injectionFailures());
            }
        });
    }

    Verdict healed() {
        return Verdict.of("I15", "every stopped process runs again after one start", findings -> {
            for (Incident incident : incidents) {
                boolean isHealed = incident.healed()
                        && (incident.healFailures().isEmpty()
                                || !OF_PROCESSES.contains(incident.fault().kind()));
                findings.expect(isHealed, incident.fault().description(), "%s", incident.healFailures());
            }
        });
    }

    /** That poison blocks no other record is seen from the system at rest. */
    Verdict poisonIsDeadLettered(TopicContents topics) {
        var letters = new HashSet<String>();
        topics.deadLetters().forEach(letter -> letters.add(letter.topic() + " " + letter.key()));
        return Verdict.of("I11", "a poison record is a dead letter of every group that reads its topic", findings -> {
            for (Incident incident : incidents) {
                if (incident.isInjected() && incident.fault() instanceof Poison poison) {
                    topics.subscriptions(poison.topic()).forEach(reader -> {
                        String topic = reader.deadLetterTopic();
                        findings.expect(letters.contains(topic + " " + poison.key()), poison, "not on %s", topic);
                    });
                }
            }
        });
    }
}
