package dev.souk.system.observe;

import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that the checker knows of the broker. RecordReader stand in the order of topic, partition and offset.
 *
 * @param events      what services have told each other
 * @param deadLetters what consumer groups could not handle
 * @param positions   how far each group has come on each partition that it consumes
 */
public record Topics(List<Event> events, List<Event> deadLetters, List<Position> positions) {

    /**
     * A group on a partition: {@code committed} is the first offset that it has not done, {@code end} the first one
     * that nobody has written.
     */
    public record Position(String group, String topic, int partition, long committed, long end) {

        /** How many records wait for the group. */
        public long lag() {
            return Math.max(0, end - committed);
        }
    }

    /** All records, whatever they are. */
    public Stream<Event> all() {
        return Stream.concat(events.stream(), deadLetters.stream());
    }

    /** Whether every group that consumes its topic is beyond it. */
    public boolean isHandled(Event event) {
        return positions.stream()
                .filter(at -> at.topic().equals(event.topic()) && at.partition() == event.partition())
                .allMatch(at -> at.committed() > event.offset());
    }

    /** Who consumes a topic. */
    public List<Subscription> subscriptions(String topic) {
        return positions.stream()
                .filter(position -> position.topic().equals(topic))
                .map(position -> new Subscription(topic, position.group()))
                .distinct()
                .toList();
    }
}
