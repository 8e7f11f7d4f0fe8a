package dev.souk.system.check;

import dev.souk.system.observe.Event;
import dev.souk.system.observe.Topics;
import dev.souk.system.observe.Topics.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One record of the topics that is not as it was, and who must complain. No topic lets itself be changed, so this is
 * done to what was read of it.
 *
 * @param named invariant and subject of every complaint; {@code {key}}, {@code {id}} and {@code {place}} are those of
 *              the record, the second fact of an order that was confirmed
 */
record CorruptedTopic(String what, Change change, List<String> named) {

    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    /** Makes other topics of those that were read. */
    @FunctionalInterface
    interface Change {

        Topics of(Topics topics, Event record);
    }

    @Override
    public String toString() {
        return what;
    }

    /** The record that is changed. */
    static Event victim(Topics topics) {
        String confirmed = topics.events().stream()
                .filter(event -> "dev.souk.order.confirmed.v1".equals(event.type()))
                .map(event -> String.valueOf(event.key()))
                .findFirst()
                .orElseThrow();
        return topics.events().stream()
                .filter(event -> event.fact().equals("souk.orders " + confirmed + " #2"))
                .findFirst()
                .orElseThrow();
    }

    static Stream<CorruptedTopic> all() {
        return Stream.of(
                of("one missing event", without(), "I8 souk.orders {key} #2", "I9 souk.orders {key} #2"),
                of("one event told twice, which is allowed", more(event -> event)),
                of("one sequence told by two events", more(CorruptedTopic::byAnother), "I9 souk.orders {key} #2"),
                of(
                        "one event that tells two facts",
                        more(CorruptedTopic::ofAnother),
                        "I8 souk.orders " + NOBODY + " #1",
                        "I9 souk.orders " + NOBODY + " #1"),
                of(
                        "one event of a change that was rolled back",
                        more(CorruptedTopic::rolledBack),
                        "I8 souk.orders " + NOBODY + " #1"),
                of("one event with another total", instead(valued("{\"total_cents\":1}")), "I14 order {key}"),
                of(
                        "an e-mail in an event",
                        instead(valued("{\"to\":\"ada@souk.example\"}")),
                        "I12 event {id} at {place}"),
                of("a name in an event", instead(valued("{\"dear\":\"Demo\"}")), "I12 event {id} at {place}"),
                of("a token in a header", instead(CorruptedTopic::withToken), "I12 event {id} at {place}"),
                of("one record that a group has not done", CorruptedTopic::behind, "I15 cart-service at souk.orders/0"),
                of("one dead letter without a reason", CorruptedTopic::noReason, "I11 dead letter {place}"));
    }

    private static CorruptedTopic of(String what, Change change, String... named) {
        return new CorruptedTopic(what, change, List.of(named));
    }

    private static Change without() {
        return (topics, record) -> events(
                topics,
                topics.events().stream().filter(event -> !event.equals(record)).toList());
    }

    private static Change more(UnaryOperator<Event> other) {
        return (topics, record) -> {
            var events = new ArrayList<>(topics.events());
            events.add(later(other.apply(record)));
            return events(topics, events);
        };
    }

    private static Event later(Event e) {
        long offset = e.offset() + 1_000_000;
        return new Event(
                e.topic(), e.partition(), offset, e.key(), e.id(), e.type(), e.sequence(), e.headers(), e.value());
    }

    private static Change instead(UnaryOperator<Event> other) {
        return (topics, record) -> events(
                topics,
                topics.events().stream()
                        .map(event -> event.equals(record) ? other.apply(event) : event)
                        .toList());
    }

    private static Topics events(Topics topics, List<Event> events) {
        return new Topics(events, topics.deadLetters(), topics.positions());
    }

    private static Event byAnother(Event e) {
        return event(e, e.key(), UUID.randomUUID().toString(), e.sequence(), e.headers(), e.value());
    }

    private static Event ofAnother(Event e) {
        return event(e, NOBODY, e.id(), 1, e.headers(), e.value());
    }

    private static Event rolledBack(Event e) {
        return event(e, NOBODY, UUID.randomUUID().toString(), 1, e.headers(), e.value());
    }

    private static UnaryOperator<Event> valued(String value) {
        return e -> event(e, e.key(), e.id(), e.sequence(), e.headers(), value);
    }

    private static Event withToken(Event e) {
        String headers = e.headers() + "\nauthorization: Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
        return event(e, e.key(), e.id(), e.sequence(), headers, e.value());
    }

    private static Event event(
            Event e, @Nullable String key, @Nullable String id, long sequence, String headers, String value) {
        return new Event(e.topic(), e.partition(), e.offset(), key, id, e.type(), sequence, headers, value);
    }

    private static Topics behind(Topics topics, Event record) {
        List<Position> positions = topics.positions().stream()
                .map(at -> at.group().equals("cart-service") && at.topic().equals("souk.orders") && at.partition() == 0
                        ? new Position(at.group(), at.topic(), at.partition(), at.end(), at.end() + 1)
                        : at)
                .toList();
        return new Topics(topics.events(), topics.deadLetters(), positions);
    }

    /** Puts the record aside without a word of why. */
    private static Topics noReason(Topics topics, Event record) {
        var letters = new ArrayList<>(topics.deadLetters());
        letters.add(event(
                record,
                record.key(),
                record.id(),
                record.sequence(),
                "souk_origin: " + record.place(),
                record.value()));
        return new Topics(topics.events(), letters, topics.positions());
    }
}
