package dev.souk.system.check;

import dev.souk.system.observe.Event;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * I8: a committed change has its event on the topic, a rolled-back one has none. Each query returns the events that the
 * committed changes imply: topic, aggregate, sequence number, the possible types, and when it changed. They stand in
 * the resources, a file for each service. Keeps about 200 bytes for each event.
 *
 * <p>The broker keeps records for a week: the event of an older change may be gone.
 */
final class EventRules {

    private static final String OR = " or ";

    private final Map<String, String> expectedTypes = new HashMap<>();
    private final Set<String> missing = new HashSet<>();
    private final Verdict changes = new Verdict("I8", "a committed change has its event on the topic");
    private final Verdict events = new Verdict("I8", "an event belongs to a committed change");

    EventRules(Databases databases) {
        for (String service : databases.services()) {
            databases.forEach(service, expected(service), row -> {
                String subject = Event.subject(row.getString(1), row.getString(2), row.getLong(3));
                expectedTypes.put(subject, row.getString("types").intern());
                if (row.getBoolean("is_kept")) {
                    missing.add(subject);
                }
            });
        }
    }

    /** Kept is what is a day younger than the broker keeps: clocks differ, and an order takes its time. */
    private static String expected(String service) {
        return """
                select topic, aggregate, sequence,
                       'dev.souk.' || replace(types, ' ', '.v1 or dev.souk.') || '.v1' as types,
                       changed_at > clock_timestamp() - interval '6 days' as is_kept
                from (%s) expected (topic, aggregate, sequence, types, changed_at)
                """.formatted(SqlRules.resource("/expected-events/" + service + ".sql"));
    }

    /** Whether a change implies the event. */
    boolean isExpected(Event event) {
        String types = expectedTypes.get(event.subject());
        return types != null && List.of(types.split(OR)).contains(event.type());
    }

    void add(Event event) {
        boolean isExpected = isExpected(event);
        if (isExpected && missing.remove(event.subject())) {
            changes.expect(true, event.subject(), "");
        }
        events.expect(
                isExpected,
                event.subject(),
                "event %s at %s is of type %s, the database implies %s",
                event.id(),
                event.place(),
                event.type(),
                expectedTypes.getOrDefault(event.subject(), "no such change"));
    }

    Stream<Verdict> verdicts(boolean atRest) {
        if (!atRest) {
            return Stream.of(events);
        }
        missing.forEach(subject -> changes.expect(
                false, subject, "the database implies %s, the topic has no such event", expectedTypes.get(subject)));
        return Stream.of(changes, events);
    }
}
