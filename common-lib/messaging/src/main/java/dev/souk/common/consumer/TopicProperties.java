package dev.souk.common.consumer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.validation.annotation.Validated;

/**
 * How topics are created.
 *
 * @param partitions partitions of each topic: the largest number of instances of a service that consume it in parallel.
 *     More of them once the topic exists would break the order of its keys
 * @param replication copies of each partition; 3 with three or more brokers
 */
@Validated
@ConfigurationProperties("souk.topics")
public record TopicProperties(
        @DefaultValue("4") @Min(1) @Max(256) int partitions,
        @DefaultValue("1") @Min(1) @Max(5) short replication) {

    /** Topics with these settings. A service declares a bean of the topics to which it publishes. */
    public KafkaAdmin.NewTopics topics(String... names) {
        return new KafkaAdmin.NewTopics(Stream.of(names)
                .distinct()
                .map(name -> new NewTopic(name, partitions, replication))
                .toArray(NewTopic[]::new));
    }
}
