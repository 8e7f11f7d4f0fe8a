package dev.souk.system.chaos.verify;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.history.ServerState;
import dev.souk.system.chaos.history.ServerState.Deposit;
import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collector;

/** Compares the responses to deposits, stock adjustments and account closures with the databases. */
final class SideEffectChecks {

    private final RunEvidence evidence;

    SideEffectChecks(RunEvidence evidence) {
        this.evidence = evidence;
    }

    List<Verdict> verdicts() {
        return List.of(depositsAreBookedOnce(), stockIsAdjustedOnce(), closedAccountsAreClosed());
    }

    /** The least and the most that the databases may hold: an undecided operation may have had its effect or not. */
    private record Bounds(long least, long most) {

        private static final Bounds NONE = new Bounds(0, 0);

        Bounds and(Bounds other) {
            return new Bounds(least + other.least, most + other.most);
        }

        static Bounds of(IdempotentOperation operation, long amount) {
            return new Bounds(
                    operation.isSuccessful() ? amount : 0,
                    operation.isSuccessful() || operation.isUndecided() ? amount : 0);
        }

        boolean allow(long found) {
            return found >= least && found <= most;
        }
    }

    private Verdict depositsAreBookedOnce() {
        var findings = new Findings("I2", "a deposit answered 201 is in the ledger once, a rejected one not at all");
        Map<Deposit, Bounds> bounds = evidence.operations(Intent.DEPOSIT).stream()
                .collect(groupingBy(
                        deposit -> new Deposit(deposit.user(), number(deposit, "amount_cents")), sum(_ -> 1)));
        bounds.forEach((deposit, expected) -> {
            long found = evidence.after().deposits().getOrDefault(deposit, 0L);
            findings.expect(expected.allow(found), deposit, "is in the ledger %d times, answered %s", found, expected);
        });
        return findings.verdict();
    }

    private Verdict stockIsAdjustedOnce() {
        var findings = new Findings("I3", "a stock adjustment answered 201 is booked once, a rejected one not at all");
        Map<String, Bounds> bounds = evidence.operations(Intent.STOCK).stream()
                .filter(operation -> operation.path().endsWith("/stock"))
                .collect(groupingBy(IdempotentOperation::path, sum(adjustment -> number(adjustment, "delta"))));
        bounds.forEach((path, expected) -> {
            UUID item = UUID.fromString(path.substring("/items/".length(), path.lastIndexOf('/')));
            long found = adjusted(evidence.after(), item) - adjusted(evidence.before(), item);
            findings.expect(expected.allow(found), path, "adjusted by %d, answered %s", found, expected);
        });
        return findings.verdict();
    }

    private static Collector<IdempotentOperation, ?, Bounds> sum(ToLongFunction<IdempotentOperation> amount) {
        return reducing(Bounds.NONE, one -> Bounds.of(one, amount.applyAsLong(one)), Bounds::and);
    }

    private static long number(IdempotentOperation operation, String field) {
        return RunEvidence.json(operation.requestBody()).path(field).asLong();
    }

    private static long adjusted(ServerState state, UUID item) {
        return state.adjusted().getOrDefault(item, 0L);
    }

    private Verdict closedAccountsAreClosed() {
        var findings = new Findings("I2", "an account whose closure was answered 204 is closed");
        evidence.operations(Intent.ACCOUNT).stream()
                .filter(operation -> operation.path().startsWith("/users/") && operation.isSuccessful())
                .forEach(closure -> findings.expect(
                        evidence.after().closed().contains(closure.user()), "user " + closure.user(), "is not closed"));
        return findings.verdict();
    }
}
