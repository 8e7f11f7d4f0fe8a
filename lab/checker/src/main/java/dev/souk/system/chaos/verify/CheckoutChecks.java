package dev.souk.system.chaos.verify;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toSet;

import dev.souk.system.chaos.history.IdempotentOperation;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.verify.ServerState.OrderRow;
import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Compares the responses to checkouts with the orders. */
record CheckoutChecks(List<IdempotentOperation> checkouts, Map<UUID, OrderRow> orders) {

    static Stream<Verdict> verdicts(RunEvidence evidence) {
        var checks = new CheckoutChecks(
                evidence.history().operations(Intent.CHECKOUT), evidence.after().orders());
        return Stream.of(
                Verdict.of("I1", "every checkout answered 202 has an order that is final", checks::accepted),
                Verdict.of("I2", "one key, one answer, however often and in parallel it is sent", checks::answers),
                Verdict.of(
                        "I2", "a rejected checkout leaves no order, an unanswered one at most one", checks::unnamed));
    }

    private void accepted(Findings findings) {
        for (IdempotentOperation checkout : checkouts) {
            order(checkout).ifPresent(id -> {
                OrderRow order = orders.get(id);
                findings.expect(
                        order != null && order.isFinal() && order.user().equals(checkout.user()),
                        "order " + id,
                        "answered 202 to user %s, stored is %s",
                        checkout.user(),
                        order);
            });
        }
    }

    private void answers(Findings findings) {
        for (IdempotentOperation checkout : checkouts) {
            Set<String> answers = checkout.answers().stream()
                    .map(answer -> answer.status() + " " + answer.text())
                    .collect(toSet());
            long executed = checkout.answers().stream()
                    .filter(answer -> answer.is(202) && !answer.replayed())
                    .count();
            if (!answers.isEmpty()) {
                findings.expect(
                        answers.size() == 1 && executed <= 1,
                        "key " + checkout.request().key(),
                        "answered %s, %s of them not as a replay",
                        answers,
                        executed);
            }
        }
    }

    /** An order that no response names can only belong to a checkout that never got a conclusive response. */
    private void unnamed(Findings findings) {
        Set<UUID> named =
                checkouts.stream().flatMap(checkout -> order(checkout).stream()).collect(toSet());
        Map<UUID, Long> undecided = checkouts.stream()
                .collect(
                        groupingBy(IdempotentOperation::user, summingLong(checkout -> checkout.isUndecided() ? 1 : 0)));
        undecided.forEach((user, most) -> {
            List<UUID> unnamed = orders.values().stream()
                    .filter(order -> order.user().equals(user) && !named.contains(order.id()))
                    .map(OrderRow::id)
                    .toList();
            findings.expect(
                    unnamed.size() <= most,
                    "user " + user,
                    "has the orders %s that no response named, and %s unanswered checkouts",
                    unnamed,
                    most);
        });
    }

    private static Optional<UUID> order(IdempotentOperation checkout) {
        return checkout.success()
                .flatMap(answer -> answer.json(202))
                .map(placed -> UUID.fromString(placed.path("id").asString()));
    }
}
