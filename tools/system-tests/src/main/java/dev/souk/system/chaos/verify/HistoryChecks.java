package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.observe.Topics;
import dev.souk.system.verdict.Findings;
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
                        new CheckoutChecks(evidence).verdicts(),
                        new OrderChecks(evidence).verdicts(),
                        new SideEffectChecks(evidence).verdicts())
                .flatMap(List::stream)
                .toList());
    }

    /** Checks that the planned faults were injected and had no other effects than intended. */
    public static Report ofFaults(ChaosEnvironment environment, int planned, List<Incident> incidents) {
        var verdicts = new ArrayList<>(new FaultChecks(planned, incidents).verdicts());
        verdicts.add(PoisonChecks.check(new Topics(environment.target().kafka()), incidents));
        verdicts.add(noUnexpectedExit(environment));
        return new Report(List.copyOf(verdicts));
    }

    private static Verdict noUnexpectedExit(ChaosEnvironment environment) {
        var findings = new Findings("I15", "no process ends by itself");
        List<String> exits = environment.unexpectedExits();
        environment.processes().forEach(process -> {
            boolean isAlive = exits.stream().noneMatch(exit -> exit.startsWith(process + " "));
            findings.expect(isAlive, process, "%s", exits);
        });
        return findings.verdict();
    }

    /** Checks how soon after the last fault every order was final. */
    public static Report ofRecovery(Duration taken, Duration limit) {
        var findings =
                new Findings("I1", "every order is final within %d s of the last fault".formatted(limit.toSeconds()));
        findings.expect(taken.compareTo(limit) <= 0, "the system", "took %d s", taken.toSeconds());
        return new Report(List.of(findings.verdict()));
    }
}
