package dev.souk.order.cancellation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks for overdue orders, in every instance; the database's locks share them out. */
@Component
class DeadlineSweeper implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(DeadlineSweeper.class);

    private final OverdueOrderCanceller deadlines;
    private final CancellationProperties properties;
    private volatile boolean isDatabaseAway;

    DeadlineSweeper(OverdueOrderCanceller deadlines, CancellationProperties properties) {
        this.deadlines = deadlines;
        this.properties = properties;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::sweep, properties.interval(), properties.interval()));
    }

    private void sweep() {
        try {
            int turned = deadlines.pass();
            isDatabaseAway = false;
            if (turned > 0) {
                log.info("{} orders had their time and turn round", turned);
            }
        } catch (DataAccessException | TransactionException away) {
            if (!isDatabaseAway) {
                log.warn("No sweep for overdue orders until the database is back: {}", away.getMessage());
            }
            isDatabaseAway = true;
        }
    }
}
