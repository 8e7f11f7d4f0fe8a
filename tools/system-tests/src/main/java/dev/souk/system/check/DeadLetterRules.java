package dev.souk.system.check;

import dev.souk.system.observe.Event;
import dev.souk.system.observe.Subscription;
import dev.souk.system.observe.TopicContents;
import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * I11: one poison record stops no other key and can be replayed. That other keys go on is seen from their own
 * invariants; here each dead letter must have what an admin needs to find the record and to replay it.
 */
final class DeadLetterRules {

    private record Letter(String place, String topic, String origin, String reason, int valueHash) {

        static Letter of(Event event) {
            return new Letter(
                    event.place(),
                    event.topic(),
                    event.header("souk_origin"),
                    event.header("souk_reason"),
                    event.value().hashCode());
        }
    }

    private final TopicContents topics;
    private final Map<String, List<Letter>> letters = new HashMap<>();
    private final Set<String> found = new HashSet<>();
    private final Findings described =
            new Findings("I11", "a dead letter has its reason, its origin and the record's value");
    private final Findings complete = new Findings("I11", "a record without identity is a dead letter of every group");

    /** Reads all dead letters; there are few. */
    DeadLetterRules(TopicContents topics) {
        this.topics = topics;
        topics.deadLetters().forEach(event -> {
            var letter = Letter.of(event);
            letters.computeIfAbsent(letter.origin(), _ -> new ArrayList<>()).add(letter);
        });
    }

    /** Whether a group has rejected the record. */
    boolean isDeadLettered(Event event) {
        return letters.containsKey(event.place());
    }

    void add(Event event) {
        List<Letter> own = letters.getOrDefault(event.place(), List.of());
        if (!own.isEmpty()) {
            found.add(event.place());
        }
        for (Letter letter : own) {
            boolean isSame = letter.valueHash() == event.value().hashCode();
            described.expect(isSame, "dead letter " + letter.place(), "has another value than %s", letter.origin());
        }
        if (!event.hasIdentity()) {
            for (Subscription reader : topics.subscriptions(event.topic())) {
                boolean isThere = own.stream().anyMatch(letter -> letter.topic().equals(reader.deadLetterTopic()));
                complete.expect(isThere, "record at " + event.place(), "is no dead letter of %s", reader.group());
            }
        }
    }

    Stream<Verdict> verdicts(boolean atRest) {
        letters.values().stream().flatMap(List::stream).forEach(letter -> {
            boolean isFound = found.contains(letter.origin());
            described.expect(
                    isFound && !letter.reason().isEmpty(),
                    "dead letter " + letter.place(),
                    "has the reason “%s” and the origin “%s”%s",
                    letter.reason(),
                    letter.origin(),
                    isFound ? "" : ", where no record is");
        });
        return atRest ? Stream.of(described.verdict(), complete.verdict()) : Stream.of(described.verdict());
    }
}
