package dev.souk.user.session;

import java.time.Duration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Keeps the table of attempts small. */
@Component
class AttemptSweep implements SchedulingConfigurer {

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final LoginAttemptRepository attempts;

    AttemptSweep(LoginAttemptRepository attempts) {
        this.attempts = attempts;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(attempts::deletePaid, INTERVAL, INTERVAL));
    }
}
