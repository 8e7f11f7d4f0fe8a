package dev.souk.system.check;

import static dev.souk.system.check.Databases.ORDERS;

import dev.souk.system.observe.TopicContents.Position;
import dev.souk.system.verdict.Verdict;
import java.util.List;
import java.util.stream.Stream;

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

    static Stream<Verdict> verdicts(Databases databases, List<Position> positions) {
        Stream<Verdict> orders = Stream.of(
                        new SqlRule("I1", "every accepted order is CONFIRMED or CANCELLED", IS_FINAL),
                        new SqlRule("I15", "no order is open", IS_FINAL))
                .map(rule -> rule.check((sql, action) -> databases.forEach(ORDERS, sql, action)));
        Stream<Verdict> outboxes = databases.services().stream()
                .map(service -> new SqlRule("I15", "no event waits in the outbox of " + service, OUTBOX)
                        .check((sql, action) -> databases.forEach(service, sql, action)));
        Verdict consumers = Verdict.of("I15", "no record waits for a consumer group", findings -> {
            for (Position at : positions) {
                findings.expect(
                        at.lag() == 0,
                        "%s at %s/%s".formatted(at.group(), at.topic(), at.partition()),
                        "has committed offset %s of %s",
                        at.committed(),
                        at.end());
            }
        });
        return Stream.of(orders, outboxes, Stream.of(consumers)).flatMap(verdicts -> verdicts);
    }
}
