package dev.souk.system.check;

import dev.souk.system.observe.Event;
import dev.souk.system.observe.Findings;
import dev.souk.system.observe.Verdict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * I9: for each key {@code ce_sequence} first appears as 1, 2, 3 … without a gap.
 *
 * <p>A fact may be there twice, since a relay that dies between acknowledgement and delete sends it again; but then it
 * is the same event. Assumes that the topic still has its first record of each key.
 */
final class SequenceRules {

    private SequenceRules() {}

    static Stream<Verdict> judge(Evidence evidence) {
        return judge(evidence.told());
    }

    /** Judges events in the order of their partition and offset. */
    static Stream<Verdict> judge(Iterable<Event> events) {
        var inOrder = new Findings("I9", "for each key ce_sequence first appears as 1, 2, 3 … without a gap");
        var once = new Findings("I9", "one sequence is never told by two events, nor two by one event");
        Map<List<String>, Track> tracks = new LinkedHashMap<>();
        Map<String, Event> byId = new HashMap<>();
        for (Event event : events) {
            tracks.computeIfAbsent(List.of(event.topic(), String.valueOf(event.key())), _ -> new Track())
                    .add(event, inOrder, once);
            Event first = byId.putIfAbsent(String.valueOf(event.id()), event);
            once.expect(
                    first == null || first.fact().equals(event.fact()),
                    event.fact(),
                    "event %s at %s has told %s before",
                    event.id(),
                    event.place(),
                    first == null ? "nothing" : first.fact());
        }
        return Stream.of(inOrder.verdict(), once.verdict());
    }

    /** What has come of one key. */
    private static final class Track {

        private final Map<Long, String> ids = new HashMap<>();
        private long highest;

        void add(Event event, Findings inOrder, Findings once) {
            String id = String.valueOf(event.id());
            String known = ids.putIfAbsent(event.sequence(), id);
            if (known == null) {
                long due = Math.min(event.sequence(), highest + 1);
                inOrder.expect(
                        event.sequence() == highest + 1,
                        "%s %s #%d".formatted(event.topic(), event.key(), due),
                        due == event.sequence()
                                ? "event %2$s at %3$s came after #%4$d"
                                : "has not come before #%d: event %s at %s came after #%d",
                        event.sequence(),
                        id,
                        event.place(),
                        highest);
            } else {
                once.expect(
                        known.equals(id),
                        event.fact(),
                        "event %s at %s tells what event %s has told",
                        id,
                        event.place(),
                        known);
            }
            highest = Math.max(highest, event.sequence());
        }
    }
}
