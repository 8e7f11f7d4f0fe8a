package dev.souk.common.audit;

import java.time.Duration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * Deletes expired rows of the audit trail, 120,000 a day at most: more than can be written when rejections flood it. A
 * function of the database decides which rows are expired, since the service may not delete any.
 */
record AuditRetention(AuditRepository repository) implements SchedulingConfigurer {

    private static final Duration INTERVAL = Duration.ofHours(1);

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(repository::deleteExpired, INTERVAL, INTERVAL));
    }
}
