package dev.souk.system.bench.fill;

/** The tables of order-service. An order passes all its states, since a trigger lets it begin with PLACED only. */
final class OrderTables {

    static final FilledTables SQL = new FilledTables("order-service", "", "", """
            insert into orders (id, user_id, cart_version, total_cents, status, version, placed_at, deadline)
            select order_id, user_id, 2 * nth - 1, 1, 'PLACED', 1, placed_at, placed_at + interval '60 s'
            from past_order order by number;

            insert into order_line (order_id, position, item_id, name, quantity, price_cents)
            select order_id, 1, item_id, 'Benchmark', 1, 1 from past_order order by number;

            insert into order_history (order_id, position, status, at)
            select order_id, position, status, placed_at + (position - 1) * interval '10 ms'
            from past_order, (values (1, 'PLACED'), (2, 'STOCK_RESERVED'), (3, 'CONFIRMED')) state (position, status)
            order by number, position;

            insert into order_message (order_id, event_id, kind, type, sequence, outcome, at, delivered_at)
            select order_id, pg_temp.id_of(at, type || number), kind, 'dev.souk.' || type || '.v1', sequence,
                   case kind when 'received' then 'applied' end, at, at
            from past_order,
                 (values (0, 'sent', 'order.placed', 1), (10, 'received', 'stock.reserved', 1),
                         (11, 'sent', 'order.stock-reserved', 2), (20, 'received', 'payment.taken', 1),
                         (21, 'sent', 'order.confirmed', 3)) message (ms, kind, type, sequence),
                 lateral (select placed_at + ms * interval '1 ms') sent (at)
            order by number, ms;

            update orders set status = 'STOCK_RESERVED', version = 2 from past_order where id = order_id;
            update orders set status = 'CONFIRMED', version = 3 from past_order where id = order_id;
            """);

    private OrderTables() {}
}
