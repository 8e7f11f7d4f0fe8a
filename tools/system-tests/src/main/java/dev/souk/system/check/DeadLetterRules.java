package dev.souk.system.check;

import dev.souk.system.observe.Event;
import dev.souk.system.observe.Findings;
import dev.souk.system.observe.Topics;
import dev.souk.system.observe.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * I11: one poison record stops no other key and can be replayed. That others go on shows in their own invariants; this
 * is what the record needs to be found and replayed.
 */
final class DeadLetterRules {

    private DeadLetterRules() {}

    /** Where a dead letter says that it comes from: {@code topic/partition/offset}. */
    static String origin(Event letter) {
        return letter.header("souk_origin");
    }

    static Stream<Verdict> judge(Evidence evidence) {
        var findings = new Findings("I11", "a dead letter says why it is one and where it comes from");
        Map<String, Event> events =
                evidence.topics().events().stream().collect(Collectors.toMap(Event::place, event -> event));
        for (Event letter : evidence.topics().deadLetters()) {
            Event original = events.get(origin(letter));
            String subject = "dead letter " + letter.place();
            findings.expect(
                    !letter.header("souk_reason").isEmpty() && original != null,
                    subject,
                    "has the reason “%s” and the origin “%s”%s",
                    letter.header("souk_reason"),
                    origin(letter),
                    original == null ? ", where there is nothing" : "");
            findings.expect(
                    original == null || original.value().equals(letter.value()),
                    subject,
                    "is not what lies at %s",
                    origin(letter));
        }
        return evidence.atRest() ? Stream.of(findings.verdict(), putAside(evidence)) : Stream.of(findings.verdict());
    }

    /** Poison that every group can see for what it is. That of other kinds harms those alone who would read it. */
    private static Verdict putAside(Evidence evidence) {
        var findings = new Findings("I11", "what is no event is a dead letter of every group of its topic");
        Topics topics = evidence.topics();
        Set<List<String>> put = topics.deadLetters().stream()
                .map(letter -> List.of(letter.topic(), origin(letter)))
                .collect(Collectors.toSet());
        for (Event event : topics.events()) {
            if (!event.isAddressed()) {
                topics.subscriptions(event.topic())
                        .forEach(reader -> findings.expect(
                                put.contains(List.of(reader.deadLetterTopic(), event.place())),
                                "record at " + event.place(),
                                "is in no dead letter of %s",
                                reader.group()));
            }
        }
        return findings.verdict();
    }
}
