package dev.souk.common.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Scheduled tasks run side by side, each task one run at a time. Boot's scheduler for virtual threads executes all
 * fixed-delay tasks on a single thread: a slow deletion of old rows would delay the enforcement of deadlines. The pool
 * has more threads than a service has tasks; an idle virtual thread costs about a kilobyte.
 */
@AutoConfiguration(before = TaskSchedulingAutoConfiguration.class)
@EnableScheduling
class SchedulingAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SchedulingAutoConfiguration.class);

    @Bean
    @ConditionalOnMissingBean(TaskScheduler.class)
    ThreadPoolTaskScheduler taskScheduler(
            ThreadPoolTaskSchedulerBuilder builder, @Value("${spring.task.scheduling.pool.size:32}") int threads) {
        ThreadPoolTaskScheduler scheduler = builder.poolSize(threads).build();
        scheduler.setVirtualThreads(true);
        scheduler.setErrorHandler(SchedulingAutoConfiguration::logFailure);
        return scheduler;
    }

    /** The task runs again as scheduled. Only a defect has a stack trace. */
    static void logFailure(Throwable failure) {
        if (DatabaseAvailability.isUnavailable(failure)) {
            log.warn("The database is unavailable, a scheduled task retries at its next run: {}", failure.getMessage());
        } else {
            log.error("Unexpected error in a scheduled task", failure);
        }
    }
}
