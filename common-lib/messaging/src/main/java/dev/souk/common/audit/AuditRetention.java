package dev.souk.common.audit;

import java.time.Duration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * Deletes expired rows of the audit trail, 2.4 million a day at most: more than logins and rejections can write. A
 * function of the database decides which rows are expired, since the service may not delete any.
 */
record AuditRetention(AuditRepository repository) implements SchedulingConfigurer {

    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final int BATCHES = 20;

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::sweep, INTERVAL, INTERVAL));
    }

    void sweep() {
        for (int batch = 0; batch < BATCHES && repository.deleteExpired() > 0; batch++) {
            // each deletes a limited number
        }
    }
}
