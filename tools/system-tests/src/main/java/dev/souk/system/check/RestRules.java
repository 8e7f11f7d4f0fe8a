package dev.souk.system.check;

import dev.souk.system.observe.Findings;
import dev.souk.system.observe.Topics.Position;
import dev.souk.system.observe.Verdict;
import java.util.stream.Stream;

/** I15: at rest: outboxes empty, consumer lag 0, no order between states. */
final class RestRules {

    private RestRules() {}

    static Stream<Verdict> judge(Evidence evidence) {
        if (!evidence.atRest()) {
            return Stream.of();
        }
        return Stream.of(outboxes(evidence), consumers(evidence), orders(evidence));
    }

    /** Looks at each outbox, and names each row. */
    private static Verdict outboxes(Evidence evidence) {
        var findings = new Findings("I15", "no event waits in an outbox");
        Checker.SERVICES.forEach(service -> {
            var own = evidence.books().waiting().stream()
                    .filter(row -> row.service().equals(service))
                    .toList();
            if (own.isEmpty()) {
                findings.expect(true, service, "");
            }
            own.forEach(row -> findings.expect(
                    false,
                    "event " + row.eventId(),
                    "waits in the outbox of %s: %s %s #%d, %s%s",
                    service,
                    row.topic(),
                    row.aggregateId(),
                    row.sequence(),
                    row.type(),
                    row.parkedReason() == null ? "" : ", parked: " + row.parkedReason()));
        });
        return findings.verdict();
    }

    private static Verdict consumers(Evidence evidence) {
        var findings = new Findings("I15", "no record waits for a consumer group");
        for (Position position : evidence.topics().positions()) {
            findings.expect(
                    position.lag() == 0,
                    "%s at %s/%d".formatted(position.group(), position.topic(), position.partition()),
                    "has done all before %d of %d",
                    position.committed(),
                    position.end());
        }
        return findings.verdict();
    }

    private static Verdict orders(Evidence evidence) {
        var findings = new Findings("I15", "no order is between states");
        evidence.books()
                .orders()
                .orders()
                .forEach(order -> findings.expect(order.isFinal(), "order " + order.id(), "is %s", order.status()));
        return findings.verdict();
    }
}
