package dev.souk.order.monitoring;

import dev.souk.order.domain.OrderStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** {@code souk.orders.open}: orders in each state that is not final, of all instances, a few seconds old at most. */
@Component
class OpenOrderMetrics {

    private final JdbcClient jdbc;
    private final Map<OrderStatus, AtomicLong> counts = new EnumMap<>(OrderStatus.class);

    OpenOrderMetrics(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        Arrays.stream(OrderStatus.values()).filter(status -> !status.isFinal()).forEach(status -> {
            AtomicLong count = new AtomicLong();
            counts.put(status, count);
            Gauge.builder("souk.orders.open", count, AtomicLong::get)
                    .description("Orders between states")
                    .tag("status", status.name())
                    .register(meters);
        });
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void count() {
        Map<OrderStatus, Long> seen = new EnumMap<>(OrderStatus.class);
        jdbc.sql("""
                select status, count(*) from orders
                where status in ('PLACED', 'STOCK_RESERVED', 'CANCELLING') group by status
                """).query(row -> {
            seen.put(OrderStatus.valueOf(row.getString("status")), row.getLong("count"));
        });
        counts.forEach((status, count) -> count.set(seen.getOrDefault(status, 0L)));
    }
}
