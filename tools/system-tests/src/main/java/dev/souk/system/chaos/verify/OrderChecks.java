package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientCall;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.history.ServerState.OrderRow;
import dev.souk.system.observe.Verdict;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What clients saw of orders on their route: their own, and those of others. */
public final class OrderChecks {

    private static final Pattern ID = Pattern.compile("/orders/([0-9a-f-]{36})(/.*)?");
    private static final Set<String> FINAL = Set.of("CONFIRMED", "CANCELLED");

    private final RunEvidence evidence;

    OrderChecks(RunEvidence evidence) {
        this.evidence = evidence;
    }

    List<Verdict> verdicts() {
        return List.of(cancelledStaysCancelled(), finalStaysFinal(), ownIsFound(), othersAreNotThere());
    }

    private Verdict cancelledStaysCancelled() {
        var finding = new Finding("I1", "a cancellation answered 202 ends CANCELLED, one refused ends CONFIRMED");
        for (IdempotentOperation cancellation : evidence.operations(Intent.CANCEL)) {
            String end = status(cancellation.path());
            if (cancellation.done().isPresent()) {
                finding.look(end.equals("CANCELLED"), cancellation.path(), () -> "answered 202, is %s".formatted(end));
            } else if (cancellation.answers().stream().anyMatch(answer -> answer.isProblem("order-not-cancellable"))) {
                finding.look(end.equals("CONFIRMED"), cancellation.path(), () -> "answered 409, is %s".formatted(end));
            }
        }
        return finding.verdict();
    }

    private Verdict finalStaysFinal() {
        var finding = new Finding("I1", "whoever saw an order CONFIRMED or CANCELLED saw its end");
        looks().filter(call -> call.outcome().is(200)).forEach(call -> {
            String seen = RunEvidence.text(((CallOutcome.Answered) call.outcome()).body(), "status");
            String end = status(call.request().path());
            finding.look(
                    !FINAL.contains(seen) || seen.equals(end),
                    call.request().path(),
                    () -> "seen %s, is %s".formatted(seen, end));
        });
        return finding.verdict();
    }

    private Verdict ownIsFound() {
        var finding = new Finding("I1", "an order that was accepted is never unknown to its user");
        looks().filter(call -> !call.outcome().isOpen())
                .forEach(call -> finding.look(
                        !call.outcome().is(404),
                        call.request().path(),
                        () -> "answered 404 at %d ms".formatted(call.at())));
        return finding.verdict();
    }

    private Verdict othersAreNotThere() {
        var finding = new Finding("I13", "what is somebody else's is answered 404, to look at and to change");
        evidence.history()
                .calls()
                .filter(call -> call.request().intent() == Intent.FOREIGN_ACCESS)
                .filter(call -> !call.outcome().isOpen())
                .forEach(call -> finding.look(
                        call.outcome().is(404),
                        call.request().path(),
                        () -> "user %s was answered %s".formatted(String.valueOf(call.user()), call.outcome())));
        return finding.verdict();
    }

    private java.util.stream.Stream<ClientCall> looks() {
        return evidence.history()
                .calls()
                .filter(call -> call.request().intent() == Intent.READ)
                .filter(call -> ID.matcher(call.request().path()).matches());
    }

    private String status(String path) {
        Matcher id = ID.matcher(path);
        OrderRow order = id.matches() ? evidence.books().orders().get(UUID.fromString(id.group(1))) : null;
        return order == null ? "not there" : order.status();
    }
}
