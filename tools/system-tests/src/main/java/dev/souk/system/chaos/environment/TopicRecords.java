package dev.souk.system.chaos.environment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Reads and writes topics as bytes, without a group and without a schema. */
public final class TopicRecords {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int POLLS = 20;

    private final String bootstrap;

    /** Of the broker at that address. */
    public TopicRecords(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /**
     * Some records of each partition.
     *
     * @param from chooses where to begin, given the partition's length
     * @param most how many of a partition
     */
    public List<ConsumerRecord<byte[], byte[]>> read(String topic, LongUnaryOperator from, int most) {
        try (var consumer = consumer()) {
            var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            List<TopicPartition> partitions = consumer.partitionsFor(topic, Duration.ofSeconds(5)).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.endOffsets(partitions, Duration.ofSeconds(5)).forEach((partition, end) -> {
                if (end > 0) {
                    found.addAll(read(consumer, new Stretch(partition, from.applyAsLong(end), end), most));
                }
            });
            return found;
        }
    }

    private record Stretch(TopicPartition partition, long from, long end) {}

    private static List<ConsumerRecord<byte[], byte[]>> read(
            KafkaConsumer<byte[], byte[]> consumer, Stretch stretch, int most) {
        consumer.assign(List.of(stretch.partition()));
        consumer.seek(stretch.partition(), stretch.from());
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (int polls = 0; polls < POLLS && found.size() < most; polls++) {
            if (consumer.position(stretch.partition()) >= stretch.end()) {
                break;
            }
            consumer.poll(POLL).records(stretch.partition()).stream()
                    .limit(most - found.size())
                    .forEach(found::add);
        }
        return found;
    }

    /** Writes them in this order; returns when all are acknowledged. */
    public void write(List<ProducerRecord<byte[], byte[]>> records) throws ExecutionException, InterruptedException {
        try (var producer = producer()) {
            for (var record : records) {
                producer.send(record).get();
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "max.poll.records", 200);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrap,
                "max.block.ms",
                5000,
                "delivery.timeout.ms",
                8000,
                "request.timeout.ms",
                5000);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
