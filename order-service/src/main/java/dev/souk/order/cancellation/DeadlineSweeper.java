package dev.souk.order.cancellation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Cancels overdue orders at a fixed interval, in every instance; row locks distribute the orders. */
@Component
class DeadlineSweeper implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(DeadlineSweeper.class);

    private final OverdueOrderCanceller orders;
    private final CancellationProperties properties;

    DeadlineSweeper(OverdueOrderCanceller orders, CancellationProperties properties) {
        this.orders = orders;
        this.properties = properties;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::sweep, properties.interval(), properties.interval()));
    }

    /** Catches nothing: the scheduler's error handler tells an unavailable database from a defect. */
    private void sweep() {
        int cancelled = orders.cancelNextBatch();
        if (cancelled > 0) {
            log.info("{} orders passed their deadline and are being cancelled", cancelled);
        }
    }
}
