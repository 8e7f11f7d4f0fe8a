package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.history.ServerState.OrderRow;
import dev.souk.system.observe.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What clients were told about checkouts. */
public final class CheckoutChecks {

    private final RunEvidence evidence;
    private final List<IdempotentOperation> checkouts;

    CheckoutChecks(RunEvidence evidence) {
        this.evidence = evidence;
        this.checkouts = evidence.operations(Intent.CHECKOUT);
    }

    List<Verdict> verdicts() {
        return List.of(acceptedIsThereAndFinal(), oneKeyOneAnswer(), refusedLeavesNothing());
    }

    private Verdict acceptedIsThereAndFinal() {
        var finding = new Finding("I1", "every checkout answered 202 is there and has come to its end");
        for (IdempotentOperation checkout : checkouts) {
            checkout.done().map(CheckoutChecks::order).ifPresent(id -> {
                OrderRow order = evidence.books().orders().get(id);
                finding.look(
                        order != null && order.isFinal() && order.user().equals(checkout.user()),
                        "order " + id,
                        () -> "answered 202 to user %s, found %s"
                                .formatted(String.valueOf(checkout.user()), String.valueOf(order)));
            });
        }
        return finding.verdict();
    }

    private Verdict oneKeyOneAnswer() {
        var finding = new Finding("I2", "one key, one answer, however often and in parallel it is sent");
        for (IdempotentOperation checkout : checkouts) {
            Set<String> answers = checkout.answers().stream()
                    .map(answer -> answer.status() + " " + answer.body())
                    .collect(Collectors.toSet());
            long first = checkout.answers().stream()
                    .filter(answer -> answer.status() == 202 && !answer.replayed())
                    .count();
            if (!answers.isEmpty()) {
                finding.look(
                        answers.size() == 1 && first <= 1,
                        "key " + checkout.key(),
                        () -> "answered %s, %d times for the first time".formatted(answers, first));
            }
        }
        return finding.verdict();
    }

    /** An order that nobody was told of can only be that of a checkout which never got its answer. */
    private Verdict refusedLeavesNothing() {
        var finding = new Finding("I2", "a refused checkout leaves no order, one without an answer one at most");
        Set<UUID> told = checkouts.stream()
                .flatMap(checkout -> checkout.done().stream())
                .map(CheckoutChecks::order)
                .collect(Collectors.toSet());
        Map<UUID, Long> mayBe = new HashMap<>();
        checkouts.forEach(checkout ->
                mayBe.merge(Objects.requireNonNull(checkout.user()), checkout.isUndecided() ? 1L : 0L, Long::sum));
        mayBe.forEach((user, undecided) -> {
            List<UUID> untold = evidence.books().orders().values().stream()
                    .filter(order -> order.user().equals(user) && !told.contains(order.id()))
                    .map(OrderRow::id)
                    .toList();
            finding.look(
                    untold.size() <= undecided,
                    "user " + user,
                    () -> "has %d orders that no answer named (%s), and %d checkouts without an answer"
                            .formatted(untold.size(), untold, undecided));
        });
        return finding.verdict();
    }

    private static UUID order(CallOutcome.Answered answer) {
        return UUID.fromString(RunEvidence.text(answer.body(), "id"));
    }
}
