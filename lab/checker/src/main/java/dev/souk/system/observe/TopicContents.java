package dev.souk.system.observe;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.souk.tools.client.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.core.type.TypeReference;

/**
 * What the broker holds up to fixed end offsets, and how far its consumer groups are; joins none of them. Records are
 * read when they are asked for and not kept, each partition in the order of its offsets.
 *
 * @param positions how far each consumer group is on each partition
 * @param deadLetters records that consumer groups could not process, of topics or of tables
 * @param events all other records
 */
public record TopicContents(List<Position> positions, EventSource deadLetters, EventSource events) {

    /** {@code <topic>.<group>.dlt} is there for each group that reads a topic; the name of a group has no dot. */
    static final Pattern DEAD_LETTERS = Pattern.compile("(?<topic>.+)\\.(?<group>[^.]+)\\.dlt");

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

        /** Where the group puts copies of records that it cannot process. */
        public String deadLetterTopic() {
            return topic + "." + group + ".dlt";
        }

        /** Whether the group has processed the record, if it is of this partition. */
        public boolean hasPassed(Event event) {
            return !event.topic().equals(topic) || event.partition() != partition || committed > event.offset();
        }
    }

    /** The rows of records of the last days, each like one of a dead-letter topic, which may have refused the copy. */
    private static final String STORED_DEAD_LETTERS = """
            select topic || '.' || consumer_group || '.dlt', record_key, coalesce(content, ''),
                   jsonb_strip_nulls(jsonb_build_object(
                       'ce_id', event_id, 'ce_type', event_type, 'souk_origin', split_part(origin, '@', 1),
                       'souk_reason', reason, '%s', record_size))
            from dead_letter
            where to_timestamp(split_part(origin, '@', 2)::bigint / 1000.0) > now() - interval '6 days'
            """.formatted(Event.SIZE_OF_ALL);

    /** What the broker of a system holds, and its tables of dead letters. */
    public static TopicContents of(Target target) {
        var topics = new Topics(target.kafka());
        List<Position> positions = positions(topics);
        // Records up to now are read: what a group has rejected at its position is among the dead letters.
        Map<TopicPartition, Long> dead = topics.ends();
        Map<TopicPartition, Long> alive = new HashMap<>(dead);
        dead.keySet().removeIf(partition -> !partition.topic().endsWith(".dlt"));
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

    /** Each group that reads the topic, once: on its first partition. */
    public List<Position> readers(String topic) {
        return positions.stream()
                .filter(at -> at.topic().equals(topic) && at.partition() == 0)
                .toList();
    }

    /** How far each group is on each partition: at the beginning if it has committed nothing. */
    private static List<Position> positions(Topics topics) {
        Map<TopicPartition, Long> begins = topics.begins();
        List<Matcher> readers = begins.keySet().stream()
                .map(TopicPartition::topic)
                .distinct()
                .map(DEAD_LETTERS::matcher)
                .filter(Matcher::matches)
                .toList();
        var committed = committed(
                topics, readers.stream().map(reader -> reader.group("group")).toList());
        Map<TopicPartition, Long> ends = topics.ends();
        var positions = new ArrayList<Position>();
        for (Matcher reader : readers) {
            String group = reader.group("group");
            begins.forEach((at, begin) -> {
                if (at.topic().equals(reader.group("topic"))) {
                    OffsetAndMetadata last =
                            committed.getOrDefault(group, Map.of()).get(at);
                    long next = last == null ? begin : last.offset();
                    positions.add(new Position(group, at.topic(), at.partition(), next, ends.getOrDefault(at, next)));
                }
            });
        }
        positions.sort(Comparator.comparing(Position::topic)
                .thenComparing(Position::group)
                .thenComparingInt(Position::partition));
        return positions;
    }

    private static Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Topics topics, List<String> groups) {
        Map<String, ListConsumerGroupOffsetsSpec> all =
                groups.stream().distinct().collect(toMap(identity(), _ -> new ListConsumerGroupOffsetsSpec()));
        var settings = new HashMap<>(topics.broker().settings());
        settings.put("request.timeout.ms", 5_000);
        settings.put("default.api.timeout.ms", 20_000);
        try (Admin admin = Admin.create(settings)) {
            return topics.result(admin.listConsumerGroupOffsets(all).all());
        }
    }
}
