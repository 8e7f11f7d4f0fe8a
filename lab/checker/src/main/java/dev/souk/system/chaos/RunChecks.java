package dev.souk.system.chaos;

import dev.souk.system.chaos.fault.FaultKind;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.fault.Poison;
import dev.souk.system.check.Checker;
import dev.souk.system.check.Report;
import dev.souk.system.check.Verdict;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.TopicContents;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is known of a run beside the databases: what clients were answered, and the faults. */
record RunChecks(int planned, RunEvidence evidence) {

    /** Every order has to be final so soon after the last fault. */
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(30);

    private static final Set<FaultKind> OF_PROCESSES = EnumSet.of(FaultKind.KILL, FaultKind.FREEZE, FaultKind.REWIND);

    /** Compares the responses with the databases, and checks that the faults had no other effects than intended. */
    Report check(Target target, List<String> processes, List<String> unexpectedExits) {
        String history = evidence.history().json();
        Stream<Verdict> answers = Checker.ANSWERING.stream()
                .flatMap(service -> Checker.checkAnswers(target, service, history).verdicts().stream());
        Stream<Verdict> ofTheRun = Stream.of(
                recovery(),
                ordersWerePlaced(),
                injected(),
                healed(),
                poisonIsDeadLettered(TopicContents.of(target)),
                noUnexpectedExit(processes, unexpectedExits));
        return new Report(Stream.concat(answers, ofTheRun).toList());
    }

    Verdict recovery() {
        Duration taken = evidence.recovery();
        return Verdict.of(
                "I1",
                "every order is final within %s s of the last fault".formatted(RECOVERY_LIMIT.toSeconds()),
                findings -> findings.expect(
                        taken.compareTo(RECOVERY_LIMIT) <= 0, "the system", "took %s s", taken.toSeconds()));
    }

    /** A run without load proves nothing. */
    private Verdict ordersWerePlaced() {
        boolean placed = !evidence.orders().isEmpty();
        return Verdict.of(
                "run", "orders were placed", findings -> findings.expect(placed, "customers", "placed no order"));
    }

    /** A run without its faults proves nothing, too: one may fail only if another had disabled what it requires. */
    Verdict injected() {
        List<Incident> incidents = evidence.incidents();
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
            for (Incident incident : evidence.incidents()) {
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
            for (Incident incident : evidence.incidents()) {
                if (incident.isInjected() && incident.fault() instanceof Poison poison) {
                    topics.subscriptions(poison.topic()).forEach(reader -> {
                        String topic = reader.deadLetterTopic();
                        findings.expect(letters.contains(topic + " " + poison.key()), poison, "not on %s", topic);
                    });
                }
            }
        });
    }

    private static Verdict noUnexpectedExit(List<String> processes, List<String> exits) {
        return Verdict.of("I15", "no process ends by itself", findings -> {
            for (String process : processes) {
                boolean isAlive = exits.stream().noneMatch(exit -> exit.startsWith(process + " "));
                findings.expect(isAlive, process, "%s", exits);
            }
        });
    }
}
