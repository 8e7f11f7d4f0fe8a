package dev.souk.testing.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.kafka.test.utils.KafkaTestUtils;
import tools.jackson.databind.json.JsonMapper;

/** Reads topics to their current end and keeps all records. */
final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, List<ConsumerRecord<String, byte[]>>> seen = new HashMap<>();

    TopicReader(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "auto.offset.reset", "earliest",
                        "fetch.max.wait.ms", "20", // else a poll at a topic's end takes half a second
                        "allow.auto.create.topics", "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** The records with this key so far; none if the topic does not exist. */
    synchronized List<PublishedEvent> of(String topic, String key) {
        readToEnd(topic);
        return seen.getOrDefault(topic, List.of()).stream()
                .filter(message -> key.equals(message.key()))
                .map(TopicReader::event)
                .toList();
    }

    /** And those of topics that were read before, whose positions the consumer keeps. */
    private void readToEnd(String topic) {
        Map<TopicPartition, Long> ends = KafkaTestUtils.getEndOffsets(consumer, topic);
        consumer.assign(Stream.concat(consumer.assignment().stream(), ends.keySet().stream())
                .collect(toSet()));
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL)
                    .forEach(message -> seen.computeIfAbsent(message.topic(), _ -> new ArrayList<>())
                            .add(message));
        }
    }

    private static PublishedEvent event(ConsumerRecord<String, byte[]> message) {
        Map<String, String> headers = new HashMap<>();
        message.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return new PublishedEvent(
                UUID.fromString(headers.getOrDefault("ce_id", "")),
                headers.getOrDefault("ce_type", ""),
                Long.parseLong(headers.getOrDefault("ce_sequence", "0")),
                JsonMapper.shared().readTree(message.value()),
                headers);
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
