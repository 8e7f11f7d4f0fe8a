package dev.souk.system.check;

import static dev.souk.system.check.Databases.CARTS;
import static dev.souk.system.check.Databases.ORDERS;
import static dev.souk.system.check.Databases.USERS;

import dev.souk.system.observe.Event;
import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * I8: a committed change has its event on the topic, a rolled-back one has none. Each query returns the events that the
 * committed changes imply: topic, aggregate, sequence number, and the possible types. Keeps about 200 bytes for each.
 */
final class EventRules {

    /** An order has an event for each state. */
    private static final String OF_ORDERS = """
            select 'souk.orders', order_id, position, 'order.' || replace(lower(status), '_', '-') from order_history
            """;

    /** Stock answers a reservation once, and a cancellation of it once more. A tombstone answers only the latter. */
    private static final String OF_STOCK = """
            select 'souk.stock', order_id, 1,
                   case when state in ('RESERVED', 'SOLD') then 'stock.reserved'
                        when state = 'REJECTED' then 'stock.rejected' else 'stock.reserved stock.rejected' end
            from reservation where state <> 'RELEASED' or event_sequence = 2
            union all
            select 'souk.stock', order_id, event_sequence, 'stock.released' from reservation where state = 'RELEASED'
            """;

    /** So does a wallet. A payment that is NEW has no answer yet. */
    private static final String OF_PAYMENTS = """
            select 'souk.payments', order_id, 1,
                   case when state in ('TAKEN', 'REFUNDED') then 'payment.taken' else 'payment.declined' end
            from payment where state in ('TAKEN', 'REFUNDED', 'DECLINED') or state = 'VOIDED' and event_sequence = 2
            union all
            select 'souk.payments', order_id, case state when 'REFUNDED' then 2 else event_sequence end, 'payment.voided'
            from payment where state in ('REFUNDED', 'VOIDED')
            """;

    private static final String OF_ACCOUNTS = """
            select 'souk.users', id, 1, 'account.opened' from account
            union all
            select 'souk.users', id, 2, 'account.closed' from account where status = 'CLOSED'
            """;

    private static final String OR = " or ";

    private final Map<String, String> expectedTypes = new HashMap<>();
    private final Set<String> missing;
    private final Findings changes = new Findings("I8", "a committed change has its event on the topic");
    private final Findings events = new Findings("I8", "an event belongs to a committed change");

    EventRules(Databases databases) {
        expect(databases, ORDERS, OF_ORDERS);
        expect(databases, CARTS, OF_STOCK);
        expect(databases, USERS, OF_PAYMENTS);
        expect(databases, USERS, OF_ACCOUNTS);
        missing = new HashSet<>(expectedTypes.keySet());
    }

    private void expect(Databases databases, String service, String sql) {
        var names = new HashMap<String, String>();
        databases.forEach(service, sql, row -> {
            String subject = Event.subject(row.getString(1), row.getString(2), row.getLong(3));
            expectedTypes.put(
                    subject, Objects.requireNonNull(names.computeIfAbsent(row.getString(4), EventRules::names)));
        });
    }

    private static String names(String types) {
        return Arrays.stream(types.split(" ")).map("dev.souk.%s.v1"::formatted).collect(Collectors.joining(OR));
    }

    /** Whether a change implies the event. */
    boolean isExpected(Event event) {
        List<String> types =
                List.of(expectedTypes.getOrDefault(event.subject(), "").split(OR));
        return types.contains(String.valueOf(event.type()));
    }

    void add(Event event) {
        boolean isExpected = isExpected(event);
        if (isExpected && missing.remove(event.subject())) {
            changes.expect(true, event.subject(), "");
        }
        events.expect(
                isExpected,
                event.subject(),
                "event %s at %s is of type %s, the database implies %s",
                event.id(),
                event.place(),
                event.type(),
                expectedTypes.getOrDefault(event.subject(), "no such change"));
    }

    Stream<Verdict> verdicts(boolean atRest) {
        if (!atRest) {
            return Stream.of(events.verdict());
        }
        for (String subject : missing) {
            String types = expectedTypes.get(subject);
            changes.expect(false, subject, "the database implies %s, the topic has no such event", types);
        }
        return Stream.of(changes.verdict(), events.verdict());
    }
}
