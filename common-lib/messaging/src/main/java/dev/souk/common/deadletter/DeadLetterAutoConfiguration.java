package dev.souk.common.deadletter;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

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

    static final String TEMPLATE = "deadLetterTemplate";

    /** A copy has the bytes of its record, whatever the service sends with its own template. */
    @Bean(name = TEMPLATE, defaultCandidate = false)
    KafkaTemplate<?, ?> deadLetterTemplate(ProducerFactory<?, ?> producers) {
        var key = Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        var value = Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return new KafkaTemplate<>(producers, Map.ofEntries(key, value));
    }
}
