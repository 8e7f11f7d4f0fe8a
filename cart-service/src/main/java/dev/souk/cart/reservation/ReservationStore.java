package dev.souk.cart.reservation;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of reservations: the state for each order, and how many facts have been published about it. */
@Component
class ReservationStore {

    private final JdbcClient jdbc;

    ReservationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The state of an order, which nobody else can change until the transaction ends. The lock is one of the order's
     * id, because a new order has no row to lock yet: of two instances that hear of it, one waits for the other.
     */
    ReservationState lock(UUID orderId) {
        jdbc.sql("select cast(pg_advisory_xact_lock(hashtextextended(cast(:order as text), 0)) as text)")
                .param("order", orderId)
                .query(String.class)
                .single();
        return jdbc.sql("select state from reservation where order_id = :order")
                .param("order", orderId)
                .query(ReservationState.class)
                .optional()
                .orElse(ReservationState.UNKNOWN);
    }

    /** The first state of an order, with the first fact about it. */
    void begin(UUID orderId, ReservationState state) {
        jdbc.sql("insert into reservation (order_id, state) values (:order, :state)")
                .param("order", orderId)
                .param("state", state.name())
                .update();
    }

    /** The next state; {@code published} more facts are told about it. Returns how many these are in all. */
    int move(UUID orderId, ReservationState state, int published) {
        return jdbc.sql("""
                update reservation
                set state = :state, published = published + :published, changed_at = clock_timestamp()
                where order_id = :order
                returning published
                """)
                .param("order", orderId)
                .param("state", state.name())
                .param("published", published)
                .query(Integer.class)
                .single();
    }
}
