package dev.souk.system.observe;

import java.util.List;
import java.util.function.Consumer;

/**
 * What the broker holds up to fixed end offsets. Records are read when they are asked for and not kept, each partition
 * in the order of its offsets.
 *
 * @param positions how far each consumer group is on each partition
 * @param deadLetters records that consumer groups could not process, of topics or of tables
 * @param events all other records
 */
public record TopicContents(List<Position> positions, EventSource deadLetters, EventSource events) {

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

    /** What the broker of a system holds, and its tables of dead letters. */
    public static TopicContents of(Target target) {
        try (var broker = new Broker(target.kafka())) {
            TopicContents topics = broker.contents();
            EventSource deadLetters = action -> {
                topics.deadLetters.forEach(action);
                StoredDeadLetters.forEach(target, action);
            };
            return new TopicContents(topics.positions, deadLetters, topics.events);
        }
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
