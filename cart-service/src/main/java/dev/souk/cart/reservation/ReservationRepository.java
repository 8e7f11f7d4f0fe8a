package dev.souk.cart.reservation;

import dev.souk.cart.reservation.ReservationTrigger.OrderPlaced;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of reservations: the state for each order, and how many facts have been published about it. */
@Component
class ReservationRepository {

    private final JdbcClient jdbc;

    ReservationRepository(JdbcClient jdbc) {
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
    void begin(OrderPlaced order, ReservationState state) {
        jdbc.sql("insert into reservation (order_id, state, cart_version) values (:order, :state, :cart)")
                .param("order", order.orderId())
                .param("state", state.name())
                .param("cart", order.cartVersion())
                .update();
    }

    /** The tombstone of an order that nobody has told of before, with the first fact about it. */
    void bury(UUID orderId) {
        jdbc.sql("insert into reservation (order_id, state) values (:order, 'RELEASED')")
                .param("order", orderId)
                .update();
    }

    /** From reserved to sold, of which nobody is told. Returns the version of the cart that was ordered. */
    long sell(UUID orderId) {
        // a reservation that is older than the column may have been for any version
        return jdbc.sql("""
                update reservation
                set state = 'SOLD', changed_at = clock_timestamp()
                where order_id = :order
                returning coalesce(cart_version, 9223372036854775807)
                """).param("order", orderId).query(Long.class).single();
    }

    /** To released. Returns how many facts have been told about the order with this one. */
    int release(UUID orderId) {
        return jdbc.sql("""
                update reservation
                set state = 'RELEASED', published = published + 1, changed_at = clock_timestamp()
                where order_id = :order
                returning published
                """).param("order", orderId).query(Integer.class).single();
    }
}
