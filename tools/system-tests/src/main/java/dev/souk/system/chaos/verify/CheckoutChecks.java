package dev.souk.system.chaos.verify;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.history.ServerState.OrderRow;
import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Compares the responses to checkouts with the orders. */
final class CheckoutChecks {

    private final RunEvidence evidence;
    private final List<IdempotentOperation> checkouts;

    CheckoutChecks(RunEvidence evidence) {
        this.evidence = evidence;
        this.checkouts = evidence.operations(Intent.CHECKOUT);
    }

    List<Verdict> verdicts() {
        return List.of(acceptedOrdersAreFinal(), oneKeyOneAnswer(), rejectedCheckoutsLeaveNoOrder());
    }

    private Verdict acceptedOrdersAreFinal() {
        var findings = new Findings("I1", "every checkout answered 202 has an order that is final");
        for (IdempotentOperation checkout : checkouts) {
            checkout.success().map(CheckoutChecks::order).ifPresent(id -> {
                OrderRow order = evidence.after().orders().get(id);
                findings.expect(
                        order != null && order.isFinal() && order.user().equals(checkout.user()),
                        "order " + id,
                        "answered 202 to user %s, stored is %s",
                        checkout.user(),
                        order);
            });
        }
        return findings.verdict();
    }

    private Verdict oneKeyOneAnswer() {
        var findings = new Findings("I2", "one key, one answer, however often and in parallel it is sent");
        for (IdempotentOperation checkout : checkouts) {
            Set<String> answers = checkout.answers().stream()
                    .map(answer -> answer.status() + " " + answer.body())
                    .collect(Collectors.toSet());
            long executed = checkout.answers().stream()
                    .filter(answer -> answer.status() == 202 && !answer.replayed())
                    .count();
            if (!answers.isEmpty()) {
                findings.expect(
                        answers.size() == 1 && executed <= 1,
                        "key " + checkout.key(),
                        "answered %s, %d of them not as a replay",
                        answers,
                        executed);
            }
        }
        return findings.verdict();
    }

    /** An order that no response names can only belong to a checkout that never got a conclusive response. */
    private Verdict rejectedCheckoutsLeaveNoOrder() {
        var findings = new Findings("I2", "a rejected checkout leaves no order, an unanswered one at most one");
        Set<UUID> named = checkouts.stream()
                .flatMap(checkout -> checkout.success().stream())
                .map(CheckoutChecks::order)
                .collect(Collectors.toSet());
        Map<UUID, Long> undecided = checkouts.stream()
                .collect(
                        groupingBy(IdempotentOperation::user, summingLong(checkout -> checkout.isUndecided() ? 1 : 0)));
        undecided.forEach((user, most) -> {
            List<UUID> unnamed = evidence.after().orders().values().stream()
                    .filter(order -> order.user().equals(user) && !named.contains(order.id()))
                    .map(OrderRow::id)
                    .toList();
            findings.expect(
                    unnamed.size() <= most,
                    "user " + user,
                    "has the orders %s that no response named, and %d unanswered checkouts",
                    unnamed,
                    most);
        });
        return findings.verdict();
    }

    private static UUID order(CallOutcome.Answered answer) {
        return UUID.fromString(RunEvidence.json(answer.body()).path("id").asString());
    }
}
