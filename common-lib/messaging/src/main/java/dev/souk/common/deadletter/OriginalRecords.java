package dev.souk.common.deadletter;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.kafka.core.ConsumerFactory;

/** Reads the record of a dead letter from its topic again, outside any consumer group. */
record OriginalRecords(ConsumerFactory<String, byte[]> consumers) {

    private static final Duration TIMEOUT =
            Duration.ofMillis(600); // of each of three requests: a replay has two seconds

    /**
     * The record at this origin, as {@link DeadLetter#origin} writes it; none if the topic no longer has it. Throws
     * Kafka's TimeoutException if the broker does not respond in time: a poll returns nothing then, and stays where it
     * is.
     */
    Optional<ConsumerRecord<String, byte[]>> at(String origin) {
        String[] place = origin.substring(0, origin.lastIndexOf('@')).split("/", 3);
        var partition = new TopicPartition(place[0], Integer.parseInt(place[1]));
        var one = new Properties();
        one.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1");
        try (Consumer<String, byte[]> consumer = consumers.createConsumer(null, "replay", null, one)) {
            long offset = Long.parseLong(place[2]);
            consumer.assign(List.of(partition));
            if (consumer.partitionsFor(partition.topic(), TIMEOUT).size() <= partition.partition()
                    || consumer.endOffsets(List.of(partition), TIMEOUT).getOrDefault(partition, 0L) <= offset) {
                return Optional.empty();
            }
            consumer.seek(partition, offset);
            ConsumerRecords<String, byte[]> found = consumer.poll(TIMEOUT);
            if (found.isEmpty() && consumer.position(partition, TIMEOUT) == offset) {
                throw new TimeoutException("The broker did not send the record in time.");
            }
            return StreamSupport.stream(found.spliterator(), false)
                    .filter(message -> DeadLetter.origin(message).equals(origin))
                    .findFirst();
        }
    }
}
