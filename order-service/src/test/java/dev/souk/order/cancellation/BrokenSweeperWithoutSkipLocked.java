package dev.souk.order.cancellation;

import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Broken on purpose: waits for an order that another transaction has locked, and so blocks all other overdue orders.
 */
@Primary
@AutoConfiguration
@ConditionalOnProperty(name = "souk.broken", havingValue = "sweeper-without-skip-locked")
class BrokenSweeperWithoutSkipLocked extends CancellableOrderRepository {

    private final JdbcClient jdbc;

    BrokenSweeperWithoutSkipLocked(JdbcClient jdbc) {
        super(jdbc);
        this.jdbc = jdbc;
    }

    @Override
    boolean lockOverdue(UUID id) {
        return jdbc.sql("""
                select id from orders
                where id = :id and status in ('PLACED', 'STOCK_RESERVED') and deadline < clock_timestamp()
                for update
                """).param("id", id).query(UUID.class).optional().isPresent();
    }
}
