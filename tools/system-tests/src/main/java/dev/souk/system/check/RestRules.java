package dev.souk.system.check;

import static dev.souk.system.check.Databases.CARTS;
import static dev.souk.system.check.Databases.ORDERS;
import static dev.souk.system.check.Databases.USERS;

import dev.souk.system.observe.TopicContents;
import dev.souk.system.observe.TopicContents.Position;
import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** I15: at rest: outboxes empty, consumer lag 0, no open order. */
final class RestRules {

    private static final String OUTBOX =
            """
            select 'the outbox' as subject, true as holds, null as detail
            union all
            select 'event ' || event_id, false, format('waits in an outbox: %s %s #%s, %s%s', topic, aggregate_id, sequence,
                   event_type, ', parked: ' || parked_reason)
            from outbox
            """;

    private RestRules() {}

    static Stream<Verdict> check(Databases databases, TopicContents topics) {
        return Stream.of(
                outboxes(databases),
                consumers(topics),
                databases.verdict("I15", "no order is open", ORDERS, OrderRules.IS_FINAL));
    }

    private static Verdict outboxes(Databases databases) {
        var findings = new Findings("I15", "no event waits in an outbox");
        List.of(USERS, CARTS, ORDERS).forEach(service -> databases.look(findings, service, OUTBOX));
        return findings.verdict();
    }

    private static Verdict consumers(TopicContents topics) {
        var findings = new Findings("I15", "no record waits for a consumer group");
        for (Position position : topics.positions()) {
            findings.expect(
                    position.lag() == 0,
                    "%s at %s/%d".formatted(position.group(), position.topic(), position.partition()),
                    "has committed offset %d of %d",
                    position.committed(),
                    position.end());
        }
        return findings.verdict();
    }
}
