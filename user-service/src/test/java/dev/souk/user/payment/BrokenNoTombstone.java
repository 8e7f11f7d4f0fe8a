package dev.souk.user.payment;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Broken on purpose: a cancellation that finds nothing to give back is answered and forgotten. The request that it has
 * overtaken finds no tombstone and takes the money of a cancelled order.
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
    long end(Payment payment, PaymentState status) {
        if (payment.status() != PaymentState.NEW) {
            return super.end(payment, status);
        }
        jdbc.sql("delete from payment where order_id = :order")
                .param("order", payment.orderId())
                .update();
        return 1;
    }
}
