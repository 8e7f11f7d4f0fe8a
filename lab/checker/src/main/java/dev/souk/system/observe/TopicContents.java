package dev.souk.system.observe;

import dev.souk.tools.client.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.core.type.TypeReference;

/**
 * What the broker holds up to fixed end offsets. Records are read when they are asked for and not kept, each partition
 * in the order of its offsets.
 *
 * @param positions how far each consumer group is on each partition
 * @param deadLetters records that consumer groups could not process, of topics or of tables
 * @param events all other records
 */
public record TopicContents(List<Position> positions, EventSource deadLetters, EventSource events) {

    private static final Duration READ_LIMIT = Duration.ofMinutes(2);

    /** Records that can be read any number of times. */
    @FunctionalInterface
    public interface EventSource {
        void forEach(Consumer<? super Event> action);
    }

    /**
     * A consumer group on a partition.
     *
     * @param committed first offset that the group has not processed
     * @param end offset that the next record will get
     */
    public record Position(String group, String topic, int partition, long committed, long end) {

        /** What it belongs to. */
        public Subscription subscription() {
            return new Subscription(topic, group);
        }

        /** Whether the group has processed the record, if it is of this partition. */
        public boolean hasPassed(Event event) {
            return !event.topic().equals(topic) || event.partition() != partition || committed > event.offset();
        }

        /** How many records the group has not processed. */
        public long lag() {
            return Math.max(0, end - committed);
        }
    }

    /** The rows of the last days, each like the record of a dead-letter topic, which may have refused the copy. */
    private static final String STORED_DEAD_LETTERS = """
            select topic || '.' || consumer_group || '.dlt', record_key, coalesce(content, ''),
                   jsonb_strip_nulls(jsonb_build_object(
                       'ce_id', event_id, 'ce_type', event_type, 'souk_origin', split_part(origin, '@', 1),
                       'souk_reason', reason, '%s', record_size))
            from dead_letter
            where failed_at > now() - interval '6 days'
            """.formatted(Event.SIZE_OF_ALL);

    /** What the broker of a system holds, and its tables of dead letters. */
    public static TopicContents of(Target target) {
        List<Position> positions = ConsumerGroups.positions(target.kafka());
        // Records up to now are read: what a group has rejected at its position is among the dead letters.
        var topics = new Topics(target.kafka(), READ_LIMIT);
        Map<TopicPartition, Long> dead = topics.ends();
        Map<TopicPartition, Long> alive = new HashMap<>(dead);
        dead.keySet().removeIf(partition -> !Subscription.isDeadLetterTopic(partition.topic()));
        alive.keySet().removeAll(dead.keySet());
        EventSource deadLetters = action -> {
            topics.read(dead, record -> action.accept(Event.of(record)));
            target.databases()
                    .values()
                    .forEach(database -> database.forEach(STORED_DEAD_LETTERS, row -> {
                        Map<String, String> headers = Json.MAPPER.readValue(row.getString(4), new TypeReference<>() {});
                        String content = new String(row.getBytes(3), StandardCharsets.UTF_8);
                        action.accept(new Event(row.getString(1), -1, -1, row.getString(2), headers, content));
                    }));
        };
        return new TopicContents(
                positions, deadLetters, action -> topics.read(alive, record -> action.accept(Event.of(record))));
    }

    /** Whether every group that consumes the event's topic has processed it. */
    public boolean isProcessed(Event event) {
        return positions.stream().allMatch(at -> at.hasPassed(event));
    }

    public List<Subscription> subscriptions(String topic) {
        return positions.stream()
                .map(Position::subscription)
                .filter(reader -> reader.topic().equals(topic))
                .distinct()
                .toList();
    }
}
