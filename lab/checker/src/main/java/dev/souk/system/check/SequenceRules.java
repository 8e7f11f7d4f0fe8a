package dev.souk.system.check;

import dev.souk.system.observe.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * I9: for each key {@code ce_sequence} first appears as 1, 2, 3 … without a gap.
 *
 * <p>An event may be there twice, since a relay that is killed between acknowledgement and delete publishes it again.
 * Where the broker has deleted the first records of a partition, a key may begin with any number. Keeps about 400 bytes
 * for each event.
 */
final class SequenceRules {

    private final Verdict inOrder =
            new Verdict("I9", "for each key ce_sequence first appears as 1, 2, 3 … without a gap");
    private final Verdict once =
            new Verdict("I9", "a sequence number belongs to one event, and an event to one of them");
    private final Map<String, Boolean> truncated = new HashMap<>();
    private final Map<String, Long> highest = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> subjects = new HashMap<>();

    /** Takes every record of a partition, in the order of their offsets: has the first one been deleted? */
    void begin(Event record) {
        truncated.putIfAbsent(record.topic() + "/" + record.partition(), record.offset() > 0);
    }

    /** Takes those of them that a service has published. */
    void add(Event event) {
        String id = event.id();
        String subject = event.subject();
        String knownId = ids.putIfAbsent(subject, id);
        if (knownId == null) {
            checkOrder(event);
        } else {
            once.expect(knownId.equals(id), subject, "is event %s at %s, and was event %s", id, event.place(), knownId);
        }
        String known = subjects.putIfAbsent(id, subject);
        once.expect(
                known == null || known.equals(subject),
                subject,
                "event %s at %s was %s before",
                id,
                event.place(),
                known);
    }

    private void checkOrder(Event event) {
        String aggregate = event.topic() + " " + event.key();
        boolean isTruncated = truncated.getOrDefault(event.topic() + "/" + event.partition(), false);
        long last = highest.getOrDefault(aggregate, isTruncated ? event.sequence() - 1 : 0);
        long due = Math.min(event.sequence(), last + 1);
        inOrder.expect(
                event.sequence() == last + 1,
                aggregate + " #" + due,
                "is due, but #%s, event %s at %s, came after #%s",
                event.sequence(),
                event.id(),
                event.place(),
                last);
        highest.merge(aggregate, event.sequence(), Math::max);
    }

    Stream<Verdict> verdicts() {
        return Stream.of(inOrder, once);
    }
}
