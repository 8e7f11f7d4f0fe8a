package dev.souk.system.chaos.verify;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import dev.souk.system.chaos.history.IdempotentOperation;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.verify.ServerState.Deposit;
import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import dev.souk.tools.client.Json;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collector;
import java.util.stream.Stream;

/** Compares the responses to deposits, stock adjustments and account closures with the databases. */
record SideEffectChecks(RunEvidence evidence) {

    static Stream<Verdict> verdicts(RunEvidence evidence) {
        var checks = new SideEffectChecks(evidence);
        return Stream.of(
                Verdict.of(
                        "I2",
                        "a deposit answered 201 is in the ledger once, a rejected one not at all",
                        checks::deposits),
                Verdict.of(
                        "I3",
                        "a stock adjustment answered 201 is booked once, a rejected one not at all",
                        checks::adjustments),
                Verdict.of("I2", "an account whose closure was answered 204 is closed", checks::closures));
    }

    /** The least and the most that the databases may hold: an undecided operation may have had its effect or not. */
    private record Bounds(long least, long most) {

        private static final Bounds NONE = new Bounds(0, 0);

        Bounds and(Bounds other) {
            return new Bounds(least + other.least, most + other.most);
        }

        static Bounds of(IdempotentOperation operation, long amount) {
            boolean isSuccessful = operation.success().isPresent();
            return new Bounds(isSuccessful ? amount : 0, isSuccessful || operation.isUndecided() ? amount : 0);
        }

        boolean allow(long found) {
            return found >= least && found <= most;
        }
    }

    private void deposits(Findings findings) {
        Map<Deposit, Bounds> bounds = operations(Intent.DEPOSIT)
                .collect(groupingBy(
                        deposit -> new Deposit(deposit.user(), number(deposit, "amount_cents")), sum(_ -> 1)));
        bounds.forEach((deposit, expected) -> {
            long found = evidence.after().deposits().getOrDefault(deposit, 0L);
            findings.expect(expected.allow(found), deposit, "is in the ledger %s times, answered %s", found, expected);
        });
    }

    private void adjustments(Findings findings) {
        Map<String, Bounds> bounds = operations(Intent.STOCK)
                .filter(operation -> operation.request().path().endsWith("/stock"))
                .collect(groupingBy(
                        operation -> operation.request().path(), sum(adjustment -> number(adjustment, "delta"))));
        bounds.forEach((path, expected) -> {
            UUID item = UUID.fromString(path.substring("/items/".length(), path.lastIndexOf('/')));
            long found = adjusted(evidence.after(), item) - adjusted(evidence.before(), item);
            findings.expect(expected.allow(found), path, "adjusted by %s, answered %s", found, expected);
        });
    }

    private void closures(Findings findings) {
        operations(Intent.ACCOUNT)
                .filter(operation -> operation.request().path().startsWith("/users/"))
                .filter(operation -> operation.success().isPresent())
                .map(IdempotentOperation::user)
                .forEach(user ->
                        findings.expect(evidence.after().closed().contains(user), "user " + user, "is not closed"));
    }

    private Stream<IdempotentOperation> operations(Intent intent) {
        return evidence.history().operations(intent).stream();
    }

    private static Collector<IdempotentOperation, ?, Bounds> sum(ToLongFunction<IdempotentOperation> amount) {
        return reducing(Bounds.NONE, one -> Bounds.of(one, amount.applyAsLong(one)), Bounds::and);
    }

    private static long number(IdempotentOperation operation, String field) {
        return Json.MAPPER
                .readTree(String.valueOf(operation.request().body()))
                .path(field)
                .asLong();
    }

    private static long adjusted(ServerState state, UUID item) {
        return state.adjusted().getOrDefault(item, 0L);
    }
}
