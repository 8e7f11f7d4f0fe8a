package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientCall;
import dev.souk.system.chaos.history.History;
import dev.souk.system.chaos.history.IdempotentOperation;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.verify.ServerState.OrderRow;
import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares what clients saw of orders, their own and those of others, with the orders. */
record OrderChecks(History history, Map<UUID, OrderRow> orders) {

    private static final Pattern ORDER = Pattern.compile("/orders/([0-9a-f-]{36})(/.*)?");
    private static final Set<String> FINAL = Set.of("CONFIRMED", "CANCELLED");

    static Stream<Verdict> verdicts(RunEvidence evidence) {
        var checks = new OrderChecks(evidence.history(), evidence.after().orders());
        return Stream.of(
                Verdict.of(
                        "I1",
                        "a cancellation answered 202 ends CANCELLED, a rejected one ends CONFIRMED",
                        checks::cancellations),
                Verdict.of("I1", "an order that was seen CONFIRMED or CANCELLED stays so", checks::finalStates),
                Verdict.of("I1", "an accepted order is never unknown to its user", checks::own),
                Verdict.of("I13", "reading and changing another user's data is answered 404", checks::foreign));
    }

    private void cancellations(Findings findings) {
        for (IdempotentOperation cancellation : history.operations(Intent.CANCEL)) {
            String path = cancellation.request().path();
            String status = status(path);
            if (cancellation.success().isPresent()) {
                findings.expect(status.equals("CANCELLED"), path, "answered 202, is %s", status);
            } else if (cancellation.answers().stream().anyMatch(answer -> answer.isProblem("order-not-cancellable"))) {
                findings.expect(status.equals("CONFIRMED"), path, "answered 409, is %s", status);
            }
        }
    }

    private void finalStates(Findings findings) {
        reads().forEach(call -> call.outcome().json(200).ifPresent(body -> {
            String path = call.request().path();
            String seen = body.path("status").asString();
            String status = status(path);
            findings.expect(!FINAL.contains(seen) || seen.equals(status), path, "seen %s, is %s", seen, status);
        }));
    }

    private void own(Findings findings) {
        reads().filter(call -> !call.outcome().isOpen()).forEach(call -> {
            boolean isFound = !call.outcome().is(404);
            findings.expect(isFound, call.request().path(), "answered 404 at %s ms", call.at());
        });
    }

    private void foreign(Findings findings) {
        history.calls(Intent.FOREIGN_ACCESS)
                .filter(call -> !call.outcome().isOpen())
                .forEach(call -> {
                    CallOutcome answer = call.outcome();
                    String path = call.request().path();
                    findings.expect(answer.is(404), path, "user %s was answered %s", call.user(), answer);
                });
    }

    private Stream<ClientCall> reads() {
        return history.calls(Intent.READ)
                .filter(call -> ORDER.matcher(call.request().path()).matches());
    }

    private String status(String path) {
        Matcher id = ORDER.matcher(path);
        OrderRow order = id.matches() ? orders.get(UUID.fromString(id.group(1))) : null;
        return order == null ? "unknown" : order.status();
    }
}
