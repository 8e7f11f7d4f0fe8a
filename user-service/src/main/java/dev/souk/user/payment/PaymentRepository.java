package dev.souk.user.payment;

import dev.souk.user.payment.PaymentTrigger.OrderStockReserved;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of payments. */
@Repository
class PaymentRepository {

    private final JdbcClient jdbc;

    PaymentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reads and locks the order's row, and inserts it for the first event: transactions for one order run one after the
     * other. It is the first lock of a transaction; the wallet follows. The update changes no value; it takes the lock
     * and makes {@code returning} see the row.
     */
    Payment lock(UUID orderId) {
        return jdbc.sql("""
                insert into payment (order_id) values (:order)
                on conflict (order_id) do update set changed_at = payment.changed_at
                returning order_id, state, user_id, amount_cents
                """).param("order", orderId).query(Payment.class).single();
    }

    /** Stores the response to the request. Returns the sequence number of the response event. */
    long decide(OrderStockReserved request, PaymentState state, @Nullable String declineReason) {
        return jdbc.sql("""
                update payment
                set user_id = :user, amount_cents = :amount, state = :state, decline_reason = :reason,
                    event_sequence = event_sequence + 1, changed_at = clock_timestamp()
                where order_id = :order
                returning event_sequence
                """)
                .param("order", request.orderId())
                .param("user", request.userId())
                .param("amount", request.totalCents())
                .param("state", state.name())
                .param("reason", declineReason)
                .query(Long.class)
                .single();
    }

    /** Stores the response to the cancellation. Returns the sequence number of the response event. */
    long end(UUID orderId, PaymentState state) {
        return jdbc.sql("""
                update payment
                set state = :state, event_sequence = event_sequence + 1, changed_at = clock_timestamp()
                where order_id = :order
                returning event_sequence
                """)
                .param("order", orderId)
                .param("state", state.name())
                .query(Long.class)
                .single();
    }
}
