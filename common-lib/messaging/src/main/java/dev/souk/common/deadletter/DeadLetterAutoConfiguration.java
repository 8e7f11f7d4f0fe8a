package dev.souk.common.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** Stores, counts, lists and replays dead letters. */
@AutoConfiguration
@EnableConfigurationProperties(DeadLetterProperties.class)
@Import({
    DeadLetterRecoverer.class,
    DeadLetterReplay.class,
    DeadLetterRepository.class,
    DeadLetterTopics.class,
    OriginalRecords.class
})
class DeadLetterAutoConfiguration {

    private static final Duration COUNT_INTERVAL = Duration.ofSeconds(10);

    /** {@code souk.deadletters.pending}, at most ten seconds old. */
    @Bean
    SchedulingConfigurer deadLetterCount(DeadLetterRepository letters, MeterRegistry meters) {
        var pending = new AtomicInteger();
        Gauge.builder("souk.deadletters.pending", pending, AtomicInteger::get)
                .description("Records that could not be processed, until an admin replays or discards them")
                .register(meters);
        return tasks -> tasks.addFixedDelayTask(
                new FixedDelayTask(() -> pending.set(letters.count()), COUNT_INTERVAL, COUNT_INTERVAL));
    }
}
