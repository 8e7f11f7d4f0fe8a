package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientCall;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.history.ServerState.OrderRow;
import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares what clients saw of orders, their own and those of others, with the orders. */
final class OrderChecks {

    private static final Pattern ORDER = Pattern.compile("/orders/([0-9a-f-]{36})(/.*)?");
    private static final Set<String> FINAL = Set.of("CONFIRMED", "CANCELLED");

    private final RunEvidence evidence;

    OrderChecks(RunEvidence evidence) {
        this.evidence = evidence;
    }

    List<Verdict> verdicts() {
        return List.of(cancelledStaysCancelled(), finalStaysFinal(), ownIsFound(), foreignIsNotFound());
    }

    private Verdict cancelledStaysCancelled() {
        var findings = new Findings("I1", "a cancellation answered 202 ends CANCELLED, a rejected one ends CONFIRMED");
        for (IdempotentOperation cancellation : evidence.operations(Intent.CANCEL)) {
            String path = cancellation.path();
            String status = status(path);
            if (cancellation.isSuccessful()) {
                findings.expect(status.equals("CANCELLED"), path, "answered 202, is %s", status);
            } else if (cancellation.answers().stream().anyMatch(answer -> answer.isProblem("order-not-cancellable"))) {
                findings.expect(status.equals("CONFIRMED"), path, "answered 409, is %s", status);
            }
        }
        return findings.verdict();
    }

    private Verdict finalStaysFinal() {
        var findings = new Findings("I1", "an order that was seen CONFIRMED or CANCELLED stays so");
        reads().filter(call -> call.outcome().is(200)).forEach(call -> {
            String path = call.request().path();
            String body = ((CallOutcome.Answered) call.outcome()).body();
            String seen = RunEvidence.json(body).path("status").asString();
            String status = status(path);
            findings.expect(!FINAL.contains(seen) || seen.equals(status), path, "seen %s, is %s", seen, status);
        });
        return findings.verdict();
    }

    private Verdict ownIsFound() {
        var findings = new Findings("I1", "an accepted order is never unknown to its user");
        reads().filter(call -> !call.outcome().isOpen()).forEach(call -> {
            boolean isFound = !call.outcome().is(404);
            findings.expect(isFound, call.request().path(), "answered 404 at %d ms", call.at());
        });
        return findings.verdict();
    }

    private Verdict foreignIsNotFound() {
        var findings = new Findings("I13", "reading and changing another user's data is answered 404");
        evidence.history()
                .calls(Intent.FOREIGN_ACCESS)
                .filter(call -> !call.outcome().isOpen())
                .forEach(call -> findings.expect(
                        call.outcome().is(404),
                        call.request().path(),
                        "user %s was answered %s",
                        call.user(),
                        call.outcome()));
        return findings.verdict();
    }

    private Stream<ClientCall> reads() {
        return evidence.history()
                .calls(Intent.READ)
                .filter(call -> ORDER.matcher(call.request().path()).matches());
    }

    private String status(String path) {
        Matcher id = ORDER.matcher(path);
        OrderRow order = id.matches() ? evidence.after().orders().get(UUID.fromString(id.group(1))) : null;
        return order == null ? "unknown" : order.status();
    }
}
