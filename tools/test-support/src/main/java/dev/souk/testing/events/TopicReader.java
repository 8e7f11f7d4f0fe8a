package dev.souk.testing.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** Reads topics to their current end and keeps all records. */
final class TopicReader implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, List<ConsumerRecord<String, byte[]>>> seen = new HashMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    TopicReader(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        20, // else a poll at a topic's end takes half a second
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    synchronized boolean exists(String topic) {
        return !consumer.partitionsFor(topic).isEmpty();
    }

    synchronized List<PublishedEvent> of(String topic, String key) {
        readToEnd(topic);
        return seen.getOrDefault(topic, List.of()).stream()
                .filter(message -> key.equals(message.key()))
                .map(TopicReader::event)
                .toList();
    }

    private void readToEnd(String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, positions.getOrDefault(partition, 0L)));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            consumer.poll(POLL)
                    .records(topic)
                    .forEach(message -> seen.computeIfAbsent(topic, name -> new ArrayList<>())
                            .add(message));
        }
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
    }

    private static PublishedEvent event(ConsumerRecord<String, byte[]> message) {
        Map<String, String> headers = new HashMap<>();
        message.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return new PublishedEvent(
                UUID.fromString(headers.getOrDefault(EventHeaders.ID, "")),
                headers.getOrDefault(EventHeaders.TYPE, ""),
                Long.parseLong(headers.getOrDefault(EventHeaders.SEQUENCE, "0")),
                JSON.readTree(message.value()),
                headers);
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
