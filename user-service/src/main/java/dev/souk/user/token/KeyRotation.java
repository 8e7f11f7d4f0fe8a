package dev.souk.user.token;

import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Refreshes the keys in each instance; the first one whose key is due inserts the next key. */
@Component
class KeyRotation implements SchedulingConfigurer {

    private final SigningKeySource keys;
    private final SigningProperties properties;

    KeyRotation(SigningKeySource keys, SigningProperties properties) {
        this.keys = keys;
        this.properties = properties;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(keys::refresh, properties.refresh(), properties.refresh()));
    }
}
