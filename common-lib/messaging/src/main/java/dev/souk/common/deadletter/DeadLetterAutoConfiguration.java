package dev.souk.common.deadletter;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.event.EventJson;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.transaction.PlatformTransactionManager;

/** Stores, counts, lists and replays dead letters. */
@AutoConfiguration
@EnableConfigurationProperties(DeadLetterProperties.class)
class DeadLetterAutoConfiguration {

    private static final Duration COUNT_INTERVAL = Duration.ofSeconds(10);

    @Bean
    DeadLetterRepository deadLetterRepository(JdbcClient jdbc, EventJson json, DeadLetterProperties properties) {
        return new DeadLetterRepository(jdbc, json, properties.maxStored());
    }

    @Bean
    DeadLetterTopics deadLetterTopics(
            KafkaOperations<?, ?> kafka,
            @Value("${spring.kafka.consumer.group-id}") String group,
            MeterRegistry meters,
            Clock clock) {
        return new DeadLetterTopics(kafka, group, meters, clock);
    }

    @Bean
    DeadLetterRecoverer deadLetterRecoverer(
            DeadLetterRepository letters,
            DeadLetterTopics topics,
            IdGenerator ids,
            @Value("${spring.kafka.consumer.group-id}") String group,
            MeterRegistry meters) {
        return new DeadLetterRecoverer(letters, topics, ids, group, meters);
    }

    @Bean
    DeadLetters deadLetters(
            DeadLetterRepository letters,
            KafkaListenerEndpointRegistry listeners,
            ConsumerFactory<String, byte[]> consumers,
            PlatformTransactionManager transactions) {
        var originals = new OriginalRecords(consumers);
        return new DeadLetters(letters, originals, listeners, transactions);
    }

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
