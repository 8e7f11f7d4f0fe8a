package dev.souk.order.cancellation;

import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Broken on purpose: waits for the order that another one holds, and with it lets all other overdue orders wait. */
@Primary
@AutoConfiguration
@ConditionalOnProperty(name = "souk.broken", havingValue = "sweeper-without-skip-locked")
class BrokenSweeperWithoutSkipLocked extends OverdueOrders {

    private final JdbcClient jdbc;

    BrokenSweeperWithoutSkipLocked(JdbcClient jdbc) {
        super(jdbc);
        this.jdbc = jdbc;
    }

    @Override
    boolean claim(UUID id) {
        return jdbc.sql("""
                select id from orders
                where id = :id and status in ('PLACED', 'STOCK_RESERVED') and deadline < clock_timestamp()
                for update
                """).param("id", id).query(UUID.class).optional().isPresent();
    }
}
