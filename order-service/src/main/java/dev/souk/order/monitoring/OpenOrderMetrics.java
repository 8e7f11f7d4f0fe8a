package dev.souk.order.monitoring;

import dev.souk.order.domain.OrderStatus;
import dev.souk.order.query.OpenOrderRepository;
import dev.souk.order.query.OpenOrderRepository.OpenOrders;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * {@code souk.orders.open}, the orders of all instances in each state that is not final, and
 * {@code souk.orders.open.age}, the age of the oldest of them; both at most 5 s old.
 */
@Component
class OpenOrderMetrics {

    private final OpenOrderRepository orders;
    private volatile List<OpenOrders> current = List.of();

    OpenOrderMetrics(OpenOrderRepository orders, MeterRegistry meters) {
        this.orders = orders;
        Arrays.stream(OrderStatus.values())
                .filter(status -> !status.isFinal())
                .forEach(status -> register(status, meters));
    }

    private void register(OrderStatus status, MeterRegistry meters) {
        Gauge.builder("souk.orders.open", () -> in(status).count())
                .description("Orders that are not final")
                .tag("status", status.name())
                .register(meters);
        TimeGauge.builder("souk.orders.open.age", () -> in(status).oldestSeconds(), TimeUnit.SECONDS)
                .description("Time since the oldest order that is not final was placed; 0 if there is none")
                .tag("status", status.name())
                .register(meters);
    }

    private OpenOrders in(OrderStatus status) {
        return current.stream()
                .filter(open -> open.status() == status)
                .findAny()
                .orElse(new OpenOrders(status, 0, 0));
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void update() {
        current = orders.findByStatus();
    }
}
