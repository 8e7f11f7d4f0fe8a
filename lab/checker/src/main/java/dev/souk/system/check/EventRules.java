package dev.souk.system.check;

import dev.souk.system.observe.Event;
import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final Findings changes = new Findings("I8", "a committed change has its event on the topic");
    private final Findings events = new Findings("I8", "an event belongs to a committed change");

    EventRules(Databases databases) {
        databases
                .services()
                .forEach(service ->
                        expect(databases, service, SqlRule.resource("/expected-events/" + service + ".sql")));
    }

    private void expect(Databases databases, String service, String sql) {
        var names = new HashMap<String, String>();
        databases.forEach(service, withRetention(sql), row -> {
            String subject = Event.subject(row.getString(1), row.getString(2), row.getLong(3));
            expectedTypes.put(
                    subject, Objects.requireNonNull(names.computeIfAbsent(row.getString(4), EventRules::names)));
            if (row.getBoolean("is_kept")) {
                missing.add(subject);
            }
        });
    }

    /** A day less than the broker keeps them, since clocks differ and an order takes its time. */
    private static String withRetention(String sql) {
        return """
                select topic, aggregate, sequence, types, changed_at > clock_timestamp() - interval '6 days' as is_kept
                from (%s) expected (topic, aggregate, sequence, types, changed_at)
                """.formatted(sql);
    }

    private static String names(String types) {
        return Arrays.stream(types.split(" ")).map("dev.souk.%s.v1"::formatted).collect(Collectors.joining(OR));
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
            return Stream.of(events.verdict());
        }
        missing.forEach(subject -> changes.expect(
                false, subject, "the database implies %s, the topic has no such event", expectedTypes.get(subject)));
        return Stream.of(changes.verdict(), events.verdict());
    }
}
