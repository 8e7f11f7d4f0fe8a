package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.observe.TopicContents;
import dev.souk.system.verdict.Report;
import dev.souk.system.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** All checks of a run that need its history. */
public final class HistoryChecks {

    /** Every order has to be final so soon after the last fault. */
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(30);

    private HistoryChecks() {}

    /** Compares what clients were answered with the databases. */
    public static Report ofCalls(RunEvidence evidence) {
        return new Report(Stream.of(
                        CheckoutChecks.verdicts(evidence),
                        OrderChecks.verdicts(evidence),
                        SideEffectChecks.verdicts(evidence),
                        Stream.of(recovery(evidence.recovery())))
                .flatMap(verdicts -> verdicts)
                .toList());
    }

    private static Verdict recovery(Duration taken) {
        return Verdict.of(
                "I1",
                "every order is final within %s s of the last fault".formatted(RECOVERY_LIMIT.toSeconds()),
                findings -> findings.expect(
                        taken.compareTo(RECOVERY_LIMIT) <= 0, "the system", "took %s s", taken.toSeconds()));
    }

    /** Checks that the planned faults were injected and had no other effects than intended. */
    public static Report ofFaults(ChaosEnvironment environment, int planned, RunEvidence evidence) {
        var checks = new FaultChecks(planned, evidence.incidents());
        return new Report(List.of(
                ordersWerePlaced(evidence.after().orders().size()
                        - evidence.before().orders().size()),
                checks.injected(),
                checks.healed(),
                checks.poisonIsDeadLettered(TopicContents.of(environment.target())),
                noUnexpectedExit(environment)));
    }

    /** A run without load proves nothing. */
    private static Verdict ordersWerePlaced(int orders) {
        return Verdict.of(
                "run", "orders were placed", findings -> findings.expect(orders > 0, "customers", "placed no order"));
    }

    private static Verdict noUnexpectedExit(ChaosEnvironment environment) {
        List<String> exits = List.copyOf(environment.unexpectedExits());
        return Verdict.of("I15", "no process ends by itself", findings -> {
            for (String process : environment.processes()) {
                boolean isAlive = exits.stream().noneMatch(exit -> exit.startsWith(process + " "));
                findings.expect(isAlive, process, "%s", exits);
            }
        });
    }
}
