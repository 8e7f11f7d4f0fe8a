package dev.souk.system.observe;

import static org.apache.kafka.clients.consumer.ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_RECORDS_CONFIG;

import dev.souk.launcher.process.Await;
import dev.souk.launcher.report.LauncherException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads records without a group, from one offset to another. */
public final class RecordReader {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Set<String> KNOWN = Set.of("ce_id", "ce_type", "ce_sequence");

    private final String servers;

    RecordReader(String servers) {
        this.servers = servers;
    }

    List<Event> between(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        var events = new ArrayList<Event>();
        try (var consumer = new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            begins.forEach(consumer::seek);
            boolean complete = new Await(LIMIT, Duration.ZERO).until(() -> {
                consumer.poll(POLL).forEach(message -> events.add(event(message)));
                return ends.entrySet().stream()
                        .allMatch(partition -> consumer.position(partition.getKey()) >= partition.getValue());
            });
            if (!complete) {
                throw new LauncherException("Kafka at %s did not hand out its records within %s".formatted(servers, LIMIT));
            }
        } catch (KafkaException broken) {
            throw new LauncherException("Cannot read Kafka at %s: %s".formatted(servers, broken.getMessage()), broken);
        }
        events.sort(Comparator.comparing(Event::topic)
                .thenComparingInt(Event::partition)
                .thenComparingLong(Event::offset));
        return events;
    }

    private Map<String, Object> settings() {
        return Map.of(
                BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ENABLE_AUTO_COMMIT_CONFIG,
                false,
                MAX_POLL_RECORDS_CONFIG,
                5_000,
                DEFAULT_API_TIMEOUT_MS_CONFIG,
                20_000);
    }

    private static Event event(ConsumerRecord<byte[], byte[]> message) {
        return new Event(
                message.topic(),
                message.partition(),
                message.offset(),
                message.key() == null ? null : text(message.key()),
                header(message, "ce_id"),
                interned(header(message, "ce_type")),
                number(header(message, "ce_sequence")),
                otherHeaders(message),
                message.value() == null ? "" : text(message.value()));
    }

    private static @Nullable String header(ConsumerRecord<?, ?> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? null : text(header.value());
    }

    /** There are few types and many events. */
    private static @Nullable String interned(@Nullable String type) {
        return type == null ? null : type.intern();
    }

    private static long number(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static String otherHeaders(ConsumerRecord<?, ?> message) {
        return StreamSupport.stream(message.headers().spliterator(), false)
                .filter(header -> !KNOWN.contains(header.key()))
                .map(header -> header.key() + ": " + (header.value() == null ? "" : text(header.value())))
                .collect(Collectors.joining("\n"));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
