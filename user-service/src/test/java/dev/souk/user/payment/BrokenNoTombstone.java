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
    long recordTombstone(UUID orderId) {
        jdbc.sql("delete from payment where order_id = :order")
                .param("order", orderId)
                .update();
        return 1;
    }
}
