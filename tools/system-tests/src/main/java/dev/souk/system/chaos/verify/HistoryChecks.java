package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.observe.Report;
import dev.souk.system.observe.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All that is held against the books after a run. */
public final class HistoryChecks {

    private HistoryChecks() {}

    /** What clients were told. */
    public static Report ofHistory(RunEvidence evidence) {
        var verdicts = new ArrayList<Verdict>();
        verdicts.addAll(new CheckoutChecks(evidence).verdicts());
        verdicts.addAll(new OrderChecks(evidence).verdicts());
        verdicts.addAll(new SideEffectChecks(evidence).verdicts());
        return new Report(List.copyOf(verdicts));
    }

    /** What became of the faults themselves, of which so many were planned. */
    public static Report ofFaults(ChaosEnvironment environment, int planned, List<Incident> incidents) {
        var verdicts = new ArrayList<>(new FaultChecks(planned, incidents).verdicts());
        verdicts.add(new PoisonChecks(environment, incidents).verdict());
        var alive = new Finding("I15", "no process ends by itself");
        environment
                .processes()
                .forEach(process -> alive.look(
                        environment.unexpectedExits().stream().noneMatch(death -> death.startsWith(process + " ")),
                        process,
                        () -> environment.unexpectedExits().toString()));
        verdicts.add(alive.verdict());
        return new Report(List.copyOf(verdicts));
    }

    /** How soon after the last fault everything was final. */
    public static Report ofRecovery(Duration taken, Duration limit) {
        var soon = new Finding("I1", "every order is final within %d s of the last fault".formatted(limit.toSeconds()));
        soon.look(taken.compareTo(limit) <= 0, "the system", () -> "took %d s".formatted(taken.toSeconds()));
        return new Report(List.of(soon.verdict()));
    }
}
