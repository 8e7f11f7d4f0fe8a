package dev.souk.system.bench.sql;

import java.sql.SQLException;
import java.util.UUID;

/** The rows of an order in the database of cart-service. */
final class CartRows {

    private final Session session;
    private final Events events;

    CartRows(Events events) {
        this.session = events.session();
        this.events = events;
    }

    /** Puts one piece into the cart; returns the version of the cart. */
    long fill(Buyer buyer) throws SQLException {
        var version = new long[1];
        session.transaction(() -> {
            session.update("insert into cart (user_id) values (?) on conflict do nothing", buyer.user());
            version[0] = 1 + session.number("select version from cart where user_id = ? for update", buyer.user());
            session.update("""
                    insert into cart_line (user_id, item_id, quantity, quantity_set_at_version)
                    values (?, ?, 1, ?)
                    on conflict (user_id, item_id) do update
                    set quantity = excluded.quantity, quantity_set_at_version = excluded.quantity_set_at_version
                    """, buyer.user(), buyer.item(), version[0]);
            incrementVersion(buyer);
        });
        return version[0];
    }

    /** Reserves the piece of an order; returns the event that the order waits for. */
    UUID reserve(UUID order, Buyer buyer, long cartVersion, UUID placed) throws SQLException {
        var event = new UUID[1];
        session.transaction(() -> {
            events.receive(placed);
            lock(order);
            session.number("select on_hand from stock where item_id = ? for update", buyer.item());
            post(order, buyer, "RESERVE", -1, 1, 0);
            session.update("""
                    update reservation
                    set state = 'RESERVED', cart_version = ?, event_sequence = event_sequence + 1,
                        changed_at = clock_timestamp()
                    where order_id = ?
                    """, cartVersion, order);
            event[0] = events.append(
                    "souk.stock", order, 1, "dev.souk.stock.reserved.v1", "{\"order_id\":\"%s\"}".formatted(order));
        });
        events.published(event[0]);
        return event[0];
    }

    /** Sells the piece of a confirmed order, and takes it out of the cart. */
    void sell(UUID order, Buyer buyer, UUID confirmed) throws SQLException {
        session.transaction(() -> {
            events.receive(confirmed);
            lock(order);
            session.update(
                    "update reservation set state = 'SOLD', changed_at = clock_timestamp() where order_id = ?", order);
            post(order, buyer, "SELL", 0, -1, 1);
            session.update("insert into cart (user_id) values (?) on conflict do nothing", buyer.user());
            session.number("select version from cart where user_id = ? for update", buyer.user());
            session.update("delete from cart_line where user_id = ? and item_id = ?", buyer.user(), buyer.item());
            incrementVersion(buyer);
        });
    }

    private void lock(UUID order) throws SQLException {
        session.update("""
                insert into reservation (order_id) values (?)
                on conflict (order_id) do update set changed_at = reservation.changed_at
                """, order);
    }

    private void post(UUID order, Buyer buyer, String kind, int onHand, int reserved, int sold) throws SQLException {
        session.update("""
                insert into stock_posting (item_id, kind, order_id, external, on_hand, reserved, sold)
                values (?, ?, ?, 0, ?, ?, ?)
                """, buyer.item(), kind, order, onHand, reserved, sold);
    }

    private void incrementVersion(Buyer buyer) throws SQLException {
        session.update("update cart set version = version + 1 where user_id = ?", buyer.user());
    }
}
