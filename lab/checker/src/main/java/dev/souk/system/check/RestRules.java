package dev.souk.system.check;

import static dev.souk.system.check.Databases.ORDERS;

import dev.souk.system.observe.TopicContents.Position;
import dev.souk.system.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** I1 and I15: at rest every order is final, every outbox empty and every record consumed. */
final class RestRules {

    private static final String IS_FINAL = """
            select 'order ' || id as subject, status in ('CONFIRMED', 'CANCELLED') as holds,
                   format('is still %s', status) as detail
            from orders
            """;

    private static final String OUTBOX = """
            select 'the outbox' as subject, true as holds, null as detail
            union all
            select 'event ' || event_id, false, format('waits in an outbox: %s %s #%s, %s%s', topic, aggregate_id, sequence,
                   event_type, ', parked: ' || parked_reason)
            from outbox
            """;

    private RestRules() {}

    static List<SqlRule> of(Databases databases) {
        var rules = new ArrayList<SqlRule>();
        rules.add(new SqlRule("I1", "every accepted order is CONFIRMED or CANCELLED", ORDERS, IS_FINAL));
        rules.add(new SqlRule("I15", "no order is open", ORDERS, IS_FINAL));
        for (String service : databases.services()) {
            rules.add(new SqlRule("I15", "no event waits in the outbox of " + service, service, OUTBOX));
        }
        return rules;
    }

    static Verdict consumers(List<Position> positions) {
        return Verdict.of("I15", "no record waits for a consumer group", findings -> {
            for (Position position : positions) {
                findings.expect(
                        position.lag() == 0,
                        "%s at %s/%s".formatted(position.group(), position.topic(), position.partition()),
                        "has committed offset %s of %s",
                        position.committed(),
                        position.end());
            }
        });
    }
}
