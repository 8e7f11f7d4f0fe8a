package dev.souk.console.topics;

import dev.souk.console.system.TopicRecord;
import dev.souk.tools.ToolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the end of a topic. It belongs to no consumer group and commits nothing, so that nobody notices.
 *
 * @param broker how to log in, which may change
 */
public record TopicReader(Supplier<BrokerLogin> broker) {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int LONGEST_VALUE = 4_000;

    /**
     * The records that were written last, newest first.
     *
     * @throws ToolException if there is no such topic, or the broker does not answer
     */
    public List<TopicRecord> latest(String topic, int limit) {
        var text = new StringDeserializer();
        var consumer = new KafkaConsumer<>(settings(broker.get()), text, text);
        try {
            return latest(consumer, topic, limit);
        } catch (KafkaException failure) {
            throw new ToolException("The broker does not answer: " + failure.getMessage(), failure);
        } finally {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    private static Map<String, Object> settings(BrokerLogin login) {
        Map<String, Object> settings = login.settings();
        settings.put("allow.auto.create.topics", false);
        settings.put("auto.offset.reset", "earliest"); // where the broker has deleted older records
        settings.put("enable.auto.commit", false);
        settings.put("default.api.timeout.ms", (int) TIMEOUT.toMillis());
        settings.put("request.timeout.ms", 2_500);
        return settings;
    }

    private static List<TopicRecord> latest(Consumer<String, String> consumer, String topic, int limit) {
        List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (all.isEmpty()) {
            throw new ToolException("There is no topic %s.".formatted(topic));
        }
        consumer.assign(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        ends.forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - limit))); // as many in each
        return read(consumer, ends).stream()
                .sorted(Comparator.<ConsumerRecord<String, String>>comparingLong(ConsumerRecord::timestamp)
                        .thenComparingLong(ConsumerRecord::offset)
                        .reversed())
                .limit(limit)
                .map(TopicReader::view)
                .toList();
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

    private static @Nullable String beginning(@Nullable String value) {
        return value == null || value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
    }
}
