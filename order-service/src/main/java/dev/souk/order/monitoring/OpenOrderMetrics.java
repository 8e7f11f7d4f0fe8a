package dev.souk.order.monitoring;

import dev.souk.order.domain.OrderStatus;
import dev.souk.order.query.OpenOrderRepository;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** {@code souk.orders.open}: the orders of all instances in each state that is not final, at most 5 s old. */
@Component
class OpenOrderMetrics {

    private final OpenOrderRepository orders;
    private final Map<OrderStatus, AtomicLong> counts = new EnumMap<>(OrderStatus.class);

    OpenOrderMetrics(OpenOrderRepository orders, MeterRegistry meters) {
        this.orders = orders;
        Arrays.stream(OrderStatus.values()).filter(status -> !status.isFinal()).forEach(status -> {
            AtomicLong count = new AtomicLong();
            counts.put(status, count);
            Gauge.builder("souk.orders.open", count, AtomicLong::get)
                    .description("Orders that are not final")
                    .tag("status", status.name())
                    .register(meters);
        });
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void update() {
        Map<OrderStatus, Long> current = orders.countByStatus();
        counts.forEach((status, count) -> count.set(current.getOrDefault(status, 0L)));
    }
}
