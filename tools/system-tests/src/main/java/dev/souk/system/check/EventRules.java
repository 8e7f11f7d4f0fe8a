package dev.souk.system.check;

import dev.souk.system.check.ExpectedEvents.Position;
import dev.souk.system.observe.Event;
import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** I8: a committed change has its event on the topic, a rolled-back one has none. */
final class EventRules {

    private final ExpectedEvents expected;
    private final Set<Position> missing;
    private final Findings changes = new Findings("I8", "a committed change has its event on the topic");
    private final Findings events = new Findings("I8", "an event belongs to a committed change");

    EventRules(ExpectedEvents expected) {
        this.expected = expected;
        this.missing = new HashSet<>(expected.all().keySet());
    }

    void add(Event event) {
        boolean isExpected = expected.contains(event);
        if (isExpected && missing.remove(Position.of(event))) {
            changes.expect(true, event.subject(), "");
        }
        var types = expected.typesOf(event);
        events.expect(
                isExpected,
                event.subject(),
                "event %s at %s is of type %s, the database %s",
                event.id(),
                event.place(),
                event.type(),
                types.isEmpty() ? "has no such change" : "implies " + String.join(" or ", types));
    }

    Stream<Verdict> verdicts(boolean atRest) {
        if (!atRest) {
            return Stream.of(events.verdict());
        }
        for (Position position : missing) {
            String types = String.join(" or ", expected.all().get(position));
            changes.expect(false, position, "the database implies %s, the topic has no such event", types);
        }
        return Stream.of(changes.verdict(), events.verdict());
    }
}
