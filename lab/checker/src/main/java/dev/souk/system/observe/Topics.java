package dev.souk.system.observe;

import dev.souk.console.topics.BrokerLogin;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Reads records without a consumer group and publishes records, both as bytes. A failure is a {@link ToolException}.
 *
 * @param broker with an account that may read and write everything
 */
public record Topics(BrokerLogin broker) {

    private static final String PREFIX = "souk.";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration READ_LIMIT = Duration.ofMinutes(2);

    /** The offset of the first record of each partition of all topics of the system. */
    Map<TopicPartition, Long> begins() {
        return offsets(KafkaConsumer::beginningOffsets);
    }

    /** The offset that the next record of each partition will get. */
    Map<TopicPartition, Long> ends() {
        return offsets(KafkaConsumer::endOffsets);
    }

    private Map<TopicPartition, Long> offsets(
            BiFunction<KafkaConsumer<?, ?>, Collection<TopicPartition>, Map<TopicPartition, Long>> which) {
        return new HashMap<>(consume(consumer -> {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(partition -> partition.topic().startsWith(PREFIX))
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions); // Kafka's client warns of each that is not
            return which.apply(consumer, partitions);
        }));
    }

    /** Passes on each record of each partition, from the first to before the end. */
    void read(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> action) {
        boolean isRead = ends.isEmpty()
                || consume(consumer -> {
                    consumer.assign(ends.keySet());
                    return new Await(READ_LIMIT, Duration.ZERO).until(() -> isReadToEnd(consumer, ends, action));
                });
        if (!isRead) {
            throw new ToolException("Kafka at %s did not return all records within %s".formatted(broker, READ_LIMIT));
        }
    }

    private static boolean isReadToEnd(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<byte[], byte[]>> action) {
        consumer.poll(POLL).forEach(record -> {
            if (record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
                action.accept(record);
            }
        });
        return ends.entrySet().stream()
                .allMatch(partition -> consumer.position(partition.getKey()) >= partition.getValue());
    }

    /** All records of a topic, each partition in the order of its offsets. */
    public List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        Map<TopicPartition, Long> ends = ends();
        ends.keySet().removeIf(partition -> !partition.topic().equals(topic));
        read(ends, found::add);
        return found;
    }

    /** Publishes them in this order; returns when all are acknowledged. */
    public void publish(List<ProducerRecord<byte[], byte[]>> records) {
        var settings = new HashMap<>(broker.settings());
        settings.put("max.block.ms", 5_000);
        settings.put("delivery.timeout.ms", 8_000);
        settings.put("request.timeout.ms", 5_000);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            records.forEach(record -> result(producer.send(record)));
        }
    }

    private <T> T consume(Function<KafkaConsumer<byte[], byte[]>, T> action) {
        var settings = new HashMap<>(broker.settings());
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("max.poll.records", 2_000);
        settings.put("default.api.timeout.ms", 10_000);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return action.apply(consumer);
        } catch (KafkaException failed) {
            throw new ToolException("Cannot read Kafka at %s: %s".formatted(broker, failed.getMessage()), failed);
        }
    }

    /** Waits for the response of the broker. */
    public <T> T result(Future<T> response) {
        try {
            return response.get();
        } catch (ExecutionException failed) {
            throw new ToolException("Kafka at %s failed: %s".formatted(broker, failed.getCause()), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ToolException("Interrupted while waiting for Kafka at " + broker, interrupted);
        }
    }
}
