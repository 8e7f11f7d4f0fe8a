package dev.souk.user.token;

import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Lets each instance look after the keys from time to time; whichever is first makes the next one. */
@Component
class KeyRotation implements SchedulingConfigurer {

    private final SigningKeySource keys;
    private final SigningProperties settings;

    KeyRotation(SigningKeySource keys, SigningProperties settings) {
        this.keys = keys;
        this.settings = settings;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(keys::refresh, settings.refresh(), settings.refresh()));
    }
}
