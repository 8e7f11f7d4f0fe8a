package dev.souk.cart.reservation;

import dev.souk.cart.reservation.ReservationTrigger.OrderPlaced;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of reservations. */
@Repository
class ReservationRepository {

    private final JdbcClient jdbc;

    ReservationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reads and locks the order's row, and inserts it for the first event: transactions for one order run one after the
     * other. It is the first lock of a transaction; items and the cart follow. The update changes no value; it takes
     * the lock and makes {@code returning} see the row.
     */
    Reservation lock(UUID orderId) {
        return jdbc.sql("""
                insert into reservation (order_id) values (:order)
                on conflict (order_id) do update set changed_at = reservation.changed_at
                returning order_id, state, cart_version
                """).param("order", orderId).query(Reservation.class).single();
    }

    /** Stores the response to the request. Returns the sequence number of the response event. */
    long decide(OrderPlaced order, ReservationState state) {
        return jdbc.sql("""
                update reservation
                set state = :state, cart_version = :cart, event_sequence = event_sequence + 1,
                    changed_at = clock_timestamp()
                where order_id = :order
                returning event_sequence
                """)
                .param("order", order.orderId())
                .param("state", state.name())
                .param("cart", order.cartVersion())
                .query(Long.class)
                .single();
    }

    /** Stores that the pieces are sold, for which there is no event. */
    void sell(UUID orderId) {
        jdbc.sql("update reservation set state = 'SOLD', changed_at = clock_timestamp() where order_id = :order")
                .param("order", orderId)
                .update();
    }

    /** Stores that nothing is reserved any more, nor may be. Returns the sequence number of the response event. */
    long release(UUID orderId) {
        return jdbc.sql("""
                update reservation
                set state = 'RELEASED', event_sequence = event_sequence + 1, changed_at = clock_timestamp()
                where order_id = :order
                returning event_sequence
                """).param("order", orderId).query(Long.class).single();
    }
}
