package dev.souk.order.monitoring;

import dev.souk.order.query.OpenOrderRepository;
import dev.souk.order.query.OpenOrderRepository.StuckOrders;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * {@code souk.orders.stuck}: the orders of all instances that an operator must look at. The monitor changes none of
 * them. CANCELLING: a participant has not answered. PLACED or STOCK_RESERVED: the sweeper could not cancel it; see its
 * errors in the log.
 */
@Component
class StuckOrderMonitor implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(StuckOrderMonitor.class);

    private final OpenOrderRepository orders;
    private final StuckOrderProperties properties;
    private volatile StuckOrders stuck = new StuckOrders(0, List.of());

    StuckOrderMonitor(OpenOrderRepository orders, StuckOrderProperties properties, MeterRegistry meters) {
        this.orders = orders;
        this.properties = properties;
        Gauge.builder("souk.orders.stuck", this, self -> self.stuck.count())
                .description("Orders that are not final long after their deadline")
                .register(meters);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::update, properties.interval(), properties.interval()));
    }

    private void update() {
        StuckOrders before = stuck;
        stuck = orders.findStuck(properties.after(), properties.logLimit());
        if (!stuck.equals(before)) {
            logChange(stuck);
        }
    }

    private static void logChange(StuckOrders stuck) {
        if (stuck.count() == 0) {
            log.info("No order is stuck any more");
        } else {
            log.warn("{} orders are stuck, not final long after their deadline: {}", stuck.count(), stuck.oldest());
        }
    }
}
