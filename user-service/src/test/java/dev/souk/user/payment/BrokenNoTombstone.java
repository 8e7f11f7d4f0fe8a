package dev.souk.user.payment;

import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Broken variant: a cancellation that comes first is answered, but not stored. The late request finds no tombstone and
 * charges a cancelled order.
 */
@Primary
@AutoConfiguration
@ConditionalOnProperty(name = "souk.broken", havingValue = "no-tombstone")
class BrokenNoTombstone extends PaymentRepository {

    private final JdbcClient jdbc;

    BrokenNoTombstone(JdbcClient jdbc) {
        super(jdbc);
        this.jdbc = jdbc;
    }

    @Override
    long end(UUID orderId, PaymentState state) {
        int deleted = jdbc.sql("delete from payment where order_id = :order and state = 'NEW'")
                .param("order", orderId)
                .update();
        return deleted == 1 ? 1 : super.end(orderId, state);
    }
}
