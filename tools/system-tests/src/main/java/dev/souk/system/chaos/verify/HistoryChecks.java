package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.observe.Broker;
import dev.souk.system.verdict.Report;
import dev.souk.system.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All checks of a run that need its history. */
public final class HistoryChecks {

    private HistoryChecks() {}

    /** Compares what clients were answered with the databases. */
    public static Report ofCalls(RunEvidence evidence) {
        return new Report(Stream.of(
                        CheckoutChecks.verdicts(evidence),
                        OrderChecks.verdicts(evidence),
                        SideEffectChecks.verdicts(evidence))
                .flatMap(verdicts -> verdicts)
                .toList());
    }

    /** Checks that the planned faults were injected and had no other effects than intended. */
    public static Report ofFaults(ChaosEnvironment environment, int planned, List<Incident> incidents) {
        var checks = new FaultChecks(planned, incidents);
        var verdicts = new ArrayList<>(checks.verdicts());
        try (var broker = new Broker(environment.target().kafka())) {
            verdicts.add(checks.poisonIsDeadLettered(broker.contents()));
        }
        verdicts.add(noUnexpectedExit(environment));
        return new Report(List.copyOf(verdicts));
    }

    private static Verdict noUnexpectedExit(ChaosEnvironment environment) {
        List<String> exits = environment.unexpectedExits();
        return Verdict.of(
                "I15",
                "no process ends by itself",
                findings -> environment.processes().forEach(process -> {
                    boolean isAlive = exits.stream().noneMatch(exit -> exit.startsWith(process + " "));
                    findings.expect(isAlive, process, "%s", exits);
                }));
    }

    /** Checks how soon after the last fault every order was final. */
    public static Report ofRecovery(Duration taken, Duration limit) {
        String claim = "every order is final within %d s of the last fault".formatted(limit.toSeconds());
        return new Report(List.of(Verdict.of(
                "I1",
                claim,
                findings ->
                        findings.expect(taken.compareTo(limit) <= 0, "the system", "took %d s", taken.toSeconds()))));
    }
}
