package dev.souk.system.bench.fill;

/**
 * The tables of cart-service. An order takes two versions of a cart: one puts the piece in, the sale takes it out.
 * There are many items, since orders of one item wait for each other.
 */
final class CartTables {

    static final FilledTables SQL = new FilledTables(
            "cart-service", """
            insert into item (id, sku, name, price_cents, on_sale)
            select pg_temp.item_id(number), 'past-' || number, 'Benchmark', 1, true
            from generate_series(0, 199) number;

            insert into stock (item_id) select pg_temp.item_id(number) from generate_series(0, 199) number;

            insert into stock_posting (item_id, kind, external, on_hand, reserved, sold, posted_at)
            select pg_temp.item_id(number), 'ADJUST', -1000000, 1000000, 0, 0, pg_temp.opening()
            from generate_series(0, 199) number;
            """, "insert into cart (user_id) select user_id from past_user order by number", """
            insert into reservation (order_id, state, cart_version, event_sequence, changed_at)
            select order_id, 'SOLD', 2 * nth - 1, 1, placed_at + interval '30 ms' from past_order order by number;

            insert into stock_posting (item_id, kind, order_id, external, on_hand, reserved, sold, posted_at)
            select item_id, kind, order_id, 0, on_hand, reserved, sold, placed_at + ms * interval '1 ms'
            from past_order,
                 (values (5, 'RESERVE', -1, 1, 0), (30, 'SELL', 0, -1, 1)) posting (ms, kind, on_hand, reserved, sold)
            order by number, ms;

            update cart set version = last.version
            from (select user_id, 2 * max(nth) as version from past_order group by user_id) last
            where cart.user_id = last.user_id;
            """);

    private CartTables() {}
}
