package dev.souk.system.observe;

import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_RECORDS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_BLOCK_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG;

import dev.souk.console.topics.BrokerLogin;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Reads records without a consumer group and publishes records, both as bytes. */
public final class Topics {

    private static final Duration POLL = Duration.ofMillis(200);

    private final BrokerLogin broker;
    private final Duration limit;

    /** Of the broker, with an account that may read and write everything; reading takes at most 20 s. */
    public Topics(BrokerLogin broker) {
        this(broker, Duration.ofSeconds(20));
    }

    Topics(BrokerLogin broker, Duration limit) {
        this.broker = broker;
        this.limit = limit;
    }

    /** Passes on each record of each partition, from the first or the given offset to before the end. */
    void read(
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<byte[], byte[]>> action) {
        if (ends.isEmpty()) {
            return;
        }
        try (var consumer = consumer()) {
            consumer.assign(ends.keySet());
            begins.forEach(consumer::seek);
            if (!new Await(limit, Duration.ZERO).until(() -> isReadToEnd(consumer, ends, action))) {
                throw new ToolException("Kafka at %s did not return all records within %s".formatted(broker, limit));
            }
        } catch (KafkaException failed) {
            throw new ToolException("Cannot read Kafka at %s: %s".formatted(broker, failed.getMessage()), failed);
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

    public List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        return sample(topic, _ -> 0, Integer.MAX_VALUE);
    }

    /**
     * Some records of each partition.
     *
     * @param from chooses the first offset, given the end offset of the partition
     * @param most how many of a partition
     */
    public List<ConsumerRecord<byte[], byte[]>> sample(String topic, LongUnaryOperator from, int most) {
        var begins = new HashMap<TopicPartition, Long>();
        var ends = new HashMap<TopicPartition, Long>();
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.endOffsets(partitions).forEach((partition, end) -> {
                if (end > 0) {
                    long begin = from.applyAsLong(end);
                    begins.put(partition, begin);
                    ends.put(partition, Math.min(end, begin + most));
                }
            });
        }
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        read(begins, ends, found::add);
        return found;
    }

    /** Publishes them in this order; returns when all are acknowledged. */
    public void publish(List<ProducerRecord<byte[], byte[]>> records) throws ExecutionException, InterruptedException {
        var settings = new HashMap<>(broker.settings());
        settings.put(MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
        settings.put(REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var record : records) {
                producer.send(record).get();
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var settings = new HashMap<>(broker.settings());
        settings.put(ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(MAX_POLL_RECORDS_CONFIG, 2_000);
        settings.put(DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
