package dev.souk.common.consumer;

import dev.souk.common.deadletter.ListenerFailures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConsumerRetryAuthEvent;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.listener.RecordInterceptor;
import org.springframework.kafka.listener.RetryListener;

/**
 * Knows since when each partition has been at its record, which is long if that is repeated or its listener does not
 * return, and since when a consumer itself has failed.
 */
final class ConsumerProgress implements RecordInterceptor<Object, Object>, RetryListener {

    /** Longer than three attempts or a short outage of the database take. */
    static final Duration STALLED = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(ConsumerProgress.class);
    private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(10);

    /** Longer than a name server that does not respond is waited for. */
    private static final Duration BETWEEN_FAILURES = Duration.ofMinutes(1);

    private record Stay(Instant since, Instant seen) {}

    private final Map<String, Stay> records = new ConcurrentHashMap<>();
    private final Map<String, Stay> failures = new ConcurrentHashMap<>();
    private final Clock clock;

    ConsumerProgress(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ConsumerRecord<Object, Object> intercept(
            ConsumerRecord<Object, Object> message, Consumer<Object, Object> consumer) {
        Instant now = clock.instant();
        records.putIfAbsent(ListenerFailures.place(message), new Stay(now, now));
        return message;
    }

    @Override
    public void success(ConsumerRecord<Object, Object> message, Consumer<Object, Object> consumer) {
        records.remove(ListenerFailures.place(message));
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> message, @Nullable Exception failure, int attempt) {}

    @Override
    public void recovered(ConsumerRecord<?, ?> message, @Nullable Exception failure) {
        records.remove(ListenerFailures.place(message));
    }

    /** The table cannot be written, so the record comes again at once; that is said every ten seconds. */
    @Override
    public void recoveryFailed(ConsumerRecord<?, ?> message, @Nullable Exception original, Exception failure) {
        Instant now = clock.instant();
        records.computeIfPresent(ListenerFailures.place(message), (place, stay) -> {
            if (!stay.seen.equals(stay.since) && stay.seen.isAfter(now.minus(BETWEEN_WARNINGS))) {
                return stay;
            }
            log.warn("The dead letter {} cannot be stored: {}", place, ListenerFailures.reason(failure));
            return new Stay(stay.since, now);
        });
    }

    /** Another instance goes on with them. */
    void revoked(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> records.keySet()
                .removeIf(place -> place.startsWith(partition.topic() + "/" + partition.partition() + "/")));
    }

    @EventListener
    void rejected(ConsumerRetryAuthEvent event) {
        failed(event.getContainer(MessageListenerContainer.class));
    }

    /** The consumer itself failed, not a record; it tries again within seconds. */
    void failed(MessageListenerContainer container) {
        Instant now = clock.instant();
        ConsumersHealthIndicator.topics(container)
                .forEach(topic -> failures.compute(
                        topic, (_, last) -> new Stay(last != null && isCurrent(last, now) ? last.since : now, now)));
    }

    /** The seconds for which each record or consumer has made no progress, by topic, partition and offset. */
    Map<String, Long> stalled() {
        var stalled = new TreeMap<String, Long>();
        Instant now = clock.instant();
        stays(now)
                .filter(stay -> stay.getValue().since.isBefore(now.minus(STALLED)))
                .forEach(stay -> stalled.put(stay.getKey(), seconds(stay.getValue(), now)));
        return stalled;
    }

    /** The longest of all, also a short one. */
    double longestSeconds() {
        Instant now = clock.instant();
        return stays(now)
                .mapToDouble(stay -> seconds(stay.getValue(), now))
                .max()
                .orElse(0);
    }

    private Stream<Map.Entry<String, Stay>> stays(Instant now) {
        return Stream.concat(
                records.entrySet().stream(),
                failures.entrySet().stream().filter(failure -> isCurrent(failure.getValue(), now)));
    }

    private static boolean isCurrent(Stay failure, Instant now) {
        return failure.seen.isAfter(now.minus(BETWEEN_FAILURES));
    }

    private static long seconds(Stay stay, Instant now) {
        return Duration.between(stay.since, now).toSeconds();
    }
}
