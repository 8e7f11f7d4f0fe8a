package dev.souk.system.check;

import dev.souk.system.observe.Event;
import dev.souk.system.observe.TopicContents;
import dev.souk.system.observe.TopicContents.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * I11: one poison record stops no other key and can be replayed. A dead letter, on its topic or in the table, must have
 * what an admin needs to find the record and to replay it; at rest its consumer must have gone on. That other keys go
 * on is also seen from their own invariants.
 */
final class DeadLetterRules {

    private final TopicContents topics;
    private final Map<String, List<Event>> lettersByOrigin = new HashMap<>();
    private final Set<String> found = new HashSet<>();
    private final Verdict described =
            new Verdict("I11", "a dead letter has its reason, its origin and the record's value");
    private final Verdict complete = new Verdict("I11", "a record without identity is a dead letter of every group");
    private final Verdict passed = new Verdict("I11", "a consumer goes on after a dead letter");

    /** Reads all dead letters; there are few. */
    DeadLetterRules(TopicContents topics) {
        this.topics = topics;
        topics.deadLetters()
                .forEach(letter -> lettersByOrigin
                        .computeIfAbsent(letter.header("souk_origin"), _ -> new ArrayList<>())
                        .add(letter));
    }

    /** Whether a group has rejected the record, or may have done so long ago. */
    boolean isDeadLettered(Event event) {
        return event.isOld() || lettersByOrigin.containsKey(event.place());
    }

    void add(Event event) {
        List<Event> letters = lettersByOrigin.getOrDefault(event.place(), List.of());
        if (!letters.isEmpty()) {
            found.add(event.place());
        }
        for (Event letter : letters) {
            boolean isSame = letter.hasValueOf(event);
            described.expect(isSame, "dead letter " + letter.place(), "has another value than %s", event.place());
            passed.expect(
                    isPassed(event, letter), "record at " + event.place(), "stops the reader of %s", letter.topic());
        }
        if (!event.hasIdentity() && !event.isOld()) {
            for (Position reader : topics.readers(event.topic())) {
                boolean isThere =
                        letters.stream().anyMatch(letter -> letter.topic().equals(reader.deadLetterTopic()));
                complete.expect(isThere, "record at " + event.place(), "is no dead letter of %s", reader.group());
            }
        }
    }

    private boolean isPassed(Event event, Event letter) {
        return topics.positions().stream()
                .filter(at -> at.deadLetterTopic().equals(letter.topic()))
                .allMatch(at -> at.hasPassed(event));
    }

    Stream<Verdict> verdicts(boolean atRest) {
        lettersByOrigin.forEach((origin, letters) -> letters.forEach(letter -> described.expect(
                (letter.isOld() || found.contains(origin))
                        && !letter.header("souk_reason").isEmpty(),
                "dead letter " + letter.place(),
                "has the reason “%s” and the origin “%s”%s",
                letter.header("souk_reason"),
                origin,
                found.contains(origin) ? "" : ", where no record is")));
        return atRest ? Stream.of(described, complete, passed) : Stream.of(described);
    }
}
