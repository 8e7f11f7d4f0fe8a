package dev.souk.common.deadletter;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.event.EventJson;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.transaction.PlatformTransactionManager;

/** Dead letters: kept, counted, shown and replayed. */
@AutoConfiguration
class DeadLetterAutoConfiguration {

    private static final Duration COUNT_INTERVAL = Duration.ofSeconds(10);

    @Bean
    DeadLetterRepository deadLetterRepository(JdbcClient jdbc, EventJson json) {
        return new DeadLetterRepository(jdbc, json);
    }

    @Bean
    DeadLetterRecoverer deadLetterRecoverer(
            DeadLetterRepository letters,
            KafkaOperations<?, ?> kafka,
            IdGenerator ids,
            @Value("${spring.kafka.consumer.group-id}") String group,
            MeterRegistry meters) {
        return new DeadLetterRecoverer(letters, kafka, ids, group, meters);
    }

    @Bean
    DeadLetters deadLetters(
            DeadLetterRepository letters,
            KafkaListenerEndpointRegistry listeners,
            PlatformTransactionManager transactions) {
        return new DeadLetters(letters, new DeadLetterReplay(letters, listeners, transactions));
    }

    /** {@code souk_dead_letters_waiting}: as it was some seconds ago. */
    @Bean
    SchedulingConfigurer deadLetterCount(DeadLetterRepository letters, MeterRegistry meters) {
        var waiting = new AtomicInteger();
        Gauge.builder("souk.dead.letters.waiting", waiting, AtomicInteger::get)
                .description("Records that could not be handled and wait for an admin, those of all instances")
                .register(meters);
        return tasks -> tasks.addFixedDelayTask(
                new FixedDelayTask(() -> waiting.set(letters.count()), COUNT_INTERVAL, COUNT_INTERVAL));
    }
}
