package dev.souk.system.check;

import static dev.souk.system.check.Databases.CARTS;
import static dev.souk.system.check.Databases.ORDERS;
import static dev.souk.system.check.Databases.USERS;

import dev.souk.system.observe.Event;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The events that the committed changes imply: topic, aggregate, sequence number, and the possible types. Takes about
 * 150 bytes for each event.
 */
final class ExpectedEvents {

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

    /** Topic, aggregate and sequence number of an event. */
    record Position(String topic, UUID aggregate, long sequence) {

        static Position of(Event event) {
            return new Position(event.topic(), UUID.fromString(String.valueOf(event.key())), event.sequence());
        }

        @Override
        public String toString() {
            return "%s %s #%d".formatted(topic, aggregate, sequence);
        }
    }

    private final Map<Position, List<String>> types = new HashMap<>();
    private final Map<String, List<String>> known = new HashMap<>();

    ExpectedEvents(Databases databases) {
        add(databases, ORDERS, OF_ORDERS);
        add(databases, CARTS, OF_STOCK);
        add(databases, USERS, OF_PAYMENTS);
        add(databases, USERS, OF_ACCOUNTS);
    }

    private record Row(Position position, String types) {}

    private void add(Databases databases, String service, String sql) {
        Iterator<Row> rows = databases.rows(
                service,
                sql,
                row -> new Row(
                        new Position(row.getString(1).intern(), row.getObject(2, UUID.class), row.getLong(3)),
                        row.getString(4)));
        rows.forEachRemaining(row -> types.put(
                row.position(), Objects.requireNonNull(known.computeIfAbsent(row.types(), ExpectedEvents::names))));
    }

    private static List<String> names(String types) {
        return List.of(types.split(" ")).stream()
                .map("dev.souk.%s.v1"::formatted)
                .toList();
    }

    Map<Position, List<String>> all() {
        return types;
    }

    /** The types that the event may have; empty if no change implies it. */
    List<String> typesOf(Event event) {
        return types.getOrDefault(Position.of(event), List.of());
    }

    boolean contains(Event event) {
        return typesOf(event).contains(event.type());
    }
}
