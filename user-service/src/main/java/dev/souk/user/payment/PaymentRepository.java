package dev.souk.user.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of payments. */
@Component
class PaymentRepository {

    private final JdbcClient jdbc;

    PaymentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reads the order's row, made here where it is the first message, and locks it: messages about one order queue at
     * it. It is always the first lock of a transaction, a wallet the second, so that none can deadlock. The update that
     * changes nothing is there for its lock.
     */
    Payment lock(UUID orderId) {
        return jdbc.sql("""
                insert into payment (order_id) values (:order)
                on conflict (order_id) do update set order_id = excluded.order_id
                returning *
                """)
                .param("order", orderId)
                .query(PaymentRepository::payment)
                .single();
    }

    /** Stores who was asked for how much, and what came of it. Returns the number of the fact that tells of it. */
    long decide(PaymentTrigger.OrderStockReserved request, PaymentState status, @Nullable String declineReason) {
        return jdbc.sql("""
                update payment
                set user_id = :user, amount_cents = :amount, status = :status, decline_reason = :reason,
                    event_sequence = event_sequence + 1, changed_at = clock_timestamp()
                where order_id = :order and status = 'NEW'
                returning event_sequence
                """)
                .param("order", request.orderId())
                .param("user", request.userId())
                .param("amount", request.totalCents())
                .param("status", status.name())
                .param("reason", declineReason)
                .query(Long.class)
                .single();
    }

    /** Moves from the status that was read to a final one. Returns the number of the fact that tells of it. */
    long end(Payment payment, PaymentState status) {
        return jdbc.sql("""
                update payment
                set status = :status, event_sequence = event_sequence + 1, changed_at = clock_timestamp()
                where order_id = :order and status = :before
                returning event_sequence
                """)
                .param("order", payment.orderId())
                .param("before", payment.status().name())
                .param("status", status.name())
                .query(Long.class)
                .single();
    }

    private static Payment payment(ResultSet row, int number) throws SQLException {
        return new Payment(
                row.getObject("order_id", UUID.class),
                PaymentState.valueOf(row.getString("status")),
                row.getObject("user_id", UUID.class),
                row.getLong("amount_cents"));
    }
}
