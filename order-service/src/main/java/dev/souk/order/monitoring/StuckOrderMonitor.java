package dev.souk.order.monitoring;

import dev.souk.order.monitoring.StuckOrders.Found;
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
 * {@code souk.orders.stuck}: orders, of all instances, that somebody must look at. It moves none of them: an order
 * waits for participants that have not answered, and only these can say what they hold of it.
 */
@Component
class StuckOrderMonitor implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(StuckOrderMonitor.class);

    private final StuckOrders orders;
    private final StuckOrderProperties properties;
    private volatile Found found = new Found(0, List.of());

    StuckOrderMonitor(StuckOrders orders, StuckOrderProperties properties, MeterRegistry meters) {
        this.orders = orders;
        this.properties = properties;
        Gauge.builder("souk.orders.stuck", this, self -> self.found.count())
                .description("Orders between states long after their deadline")
                .register(meters);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::look, properties.interval(), properties.interval()));
    }

    private void look() {
        Found before = found;
        found = orders.look(properties);
        if (!found.equals(before)) {
            tell(found);
        }
    }

    /** Once for each change: what stays as it is stays in the gauge. */
    private static void tell(Found found) {
        if (found.count() == 0) {
            log.info("No order is stuck any more");
        } else {
            log.warn("{} orders are between states long after their deadline: {}", found.count(), found.longest());
        }
    }
}
