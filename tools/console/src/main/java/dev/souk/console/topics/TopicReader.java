package dev.souk.console.topics;

import dev.souk.console.system.RefusedException;
import dev.souk.console.system.TopicRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the end of a topic. It belongs to no consumer group and commits nothing, so that nobody notices. The consumer
 * is kept for the next read: to connect and to log in takes longer than to read. Thread-safe: one thread reads at a
 * time.
 */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int LONGEST_VALUE = 4_000;

    private final Supplier<BrokerLogin> broker;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Connection connection; // guarded by the lock

    private record Connection(BrokerLogin login, Consumer<String, String> consumer) {}

    /** A reader of the broker of this login, which may change. */
    public TopicReader(Supplier<BrokerLogin> broker) {
        this.broker = broker;
    }

    /**
     * The records that were written last, newest first.
     *
     * @throws RefusedException if there is no such topic, or the broker does not answer
     */
    public List<TopicRecord> latest(String topic, int limit) throws InterruptedException {
        if (!lock.tryLock(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new RefusedException("The broker does not answer others who read from it now.");
        }
        try {
            return latest(consumer(), topic, limit);
        } catch (KafkaException failure) {
            disconnect();
            throw new RefusedException("The broker does not answer: " + failure.getMessage(), failure);
        } finally {
            lock.unlock();
        }
    }

    private Consumer<String, String> consumer() {
        BrokerLogin login = broker.get();
        if (connection != null && !connection.login().equals(login)) {
            disconnect();
        }
        if (connection == null) {
            var text = new StringDeserializer();
            connection = new Connection(login, new KafkaConsumer<>(settings(login), text, text));
        }
        return connection.consumer();
    }

    private static Map<String, Object> settings(BrokerLogin login) {
        Map<String, Object> settings = login.settings();
        settings.put("allow.auto.create.topics", false);
        settings.put("enable.auto.commit", false);
        settings.put("default.api.timeout.ms", (int) TIMEOUT.toMillis());
        settings.put("request.timeout.ms", 2_500);
        settings.put("fetch.max.wait.ms", 20); // the consumer fetches ahead, and the next read would wait for that
        return settings;
    }

    private static List<TopicRecord> latest(Consumer<String, String> consumer, String topic, int limit) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        if (partitions == null || partitions.isEmpty()) {
            throw new RefusedException("There is no topic %s.".formatted(topic));
        }
        List<TopicPartition> all = partitions.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(all);
        return newest(read(consumer, seek(consumer, all, limit)), limit);
    }

    /** Goes to as many records before the end of each partition, and returns the ends. */
    private static Map<TopicPartition, Long> seek(
            Consumer<String, String> consumer, List<TopicPartition> partitions, int limit) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        ends.forEach((partition, end) ->
                consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - limit)));
        return ends;
    }

    private static List<ConsumerRecord<String, String>> read(
            Consumer<String, String> consumer, Map<TopicPartition, Long> ends) {
        var records = new ArrayList<ConsumerRecord<String, String>>();
        long begin = System.nanoTime();
        while (isBefore(consumer, ends) && System.nanoTime() - begin < TIMEOUT.toNanos()) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }

    private static boolean isBefore(Consumer<String, String> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private static List<TopicRecord> newest(List<ConsumerRecord<String, String>> records, int limit) {
        return records.stream()
                .sorted(Comparator.<ConsumerRecord<String, String>>comparingLong(ConsumerRecord::timestamp)
                        .thenComparingLong(ConsumerRecord::offset)
                        .reversed())
                .limit(limit)
                .map(TopicReader::view)
                .toList();
    }

    private static TopicRecord view(ConsumerRecord<String, String> record) {
        var headers = new LinkedHashMap<String, String>();
        for (Header header : record.headers()) {
            byte[] value = header.value();
            headers.put(header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
        }
        return new TopicRecord(
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                headers,
                beginning(record.value()));
    }

    private void disconnect() {
        Connection ended = connection;
        connection = null;
        if (ended != null) {
            ended.consumer().close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    /** Closes the consumer, if there is one. */
    @Override
    public void close() {
        lock.lock();
        try {
            disconnect();
        } finally {
            lock.unlock();
        }
    }

    private static @Nullable String beginning(@Nullable String value) {
        return value == null || value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
    }
}
