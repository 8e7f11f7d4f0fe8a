package dev.souk.system.check;

import dev.souk.system.observe.Event;
import dev.souk.system.observe.TopicContents.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The recorded topics with one record changed, and the violations that the checker must report. Records of a topic
 * cannot be changed, so this changes a copy.
 *
 * @param named invariant and subject of every violation; {@code {key}}, {@code {id}} and {@code {place}} are those of
 *     the record, the second event of a confirmed order
 */
record CorruptedTopic(String what, Change change, List<String> named) {

    private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";

    /** Changes a copy of the topics. */
    @FunctionalInterface
    interface Change {

        RecordedTopics of(RecordedTopics topics, Event record);
    }

    @Override
    public String toString() {
        return what;
    }

    /** The record to change. */
    static Event victim(RecordedTopics topics) {
        String confirmed = topics.events().stream()
                .filter(event -> "dev.souk.order.confirmed.v1".equals(event.type()))
                .map(event -> String.valueOf(event.key()))
                .findFirst()
                .orElseThrow();
        return topics.events().stream()
                .filter(event -> event.subject().equals("souk.orders " + confirmed + " #2"))
                .findFirst()
                .orElseThrow();
    }

    static Stream<CorruptedTopic> all() {
        return Stream.of(
                of("one missing event", without(), "I8 souk.orders {key} #2", "I9 souk.orders {key} #2"),
                of("one event twice, which is allowed", more(event -> event)),
                of("one sequence number of two events", more(CorruptedTopic::withAnotherId), "I9 souk.orders {key} #2"),
                of(
                        "one event with two sequence numbers",
                        more(CorruptedTopic::ofAnotherOrder),
                        "I8 souk.orders " + UNKNOWN + " #1",
                        "I9 souk.orders " + UNKNOWN + " #1"),
                of(
                        "one event of a change that was rolled back",
                        more(CorruptedTopic::withoutChange),
                        "I8 souk.orders " + UNKNOWN + " #1"),
                of(
                        "one event that names another user",
                        instead(valued("{\"user_id\":\"%s\"}".formatted(UNKNOWN))),
                        "I8 souk.orders {key} #2"),
                of("one event with another total", instead(valued("{\"total_cents\":1}")), "I14 order {key}"),
                of(
                        "an e-mail in an event",
                        instead(valued("{\"to\":\"ada@souk.example\"}")),
                        "I12 event {id} at {place}"),
                of("a name in an event", instead(valued("{\"dear\":\"Demo\"}")), "I12 event {id} at {place}"),
                of(
                        "a name that no user has any more in an event",
                        instead(valued("{\"user_name\":\"Erased\"}")),
                        "I12 event {id} at {place}"),
                of("a name in a header", instead(e -> withHeader(e, "user", "Demo")), "I12 event {id} at {place}"),
                of("a key that is also a name, which is allowed", instead(valued("{\"Demo\":1}"))),
                of("a token in a header", instead(CorruptedTopic::withToken), "I12 event {id} at {place}"),
                of("an e-mail as a key", CorruptedTopic::withPersonalKey, "I12 event {id} at {place}"),
                of(
                        "one record that a group has not consumed",
                        CorruptedTopic::behind,
                        "I15 cart-service at souk.orders/0"),
                of("one dead letter without a reason", CorruptedTopic::withoutReason, "I11 dead letter {place}"));
    }

    private static CorruptedTopic of(String what, Change change, String... named) {
        return new CorruptedTopic(what, change, List.of(named));
    }

    /** Without the record. */
    static Change without() {
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
        return new Event(e.topic(), e.partition(), e.offset() + 1_000_000, e.key(), e.headers(), e.value());
    }

    private static Change instead(UnaryOperator<Event> other) {
        return (topics, record) -> events(
                topics,
                topics.events().stream()
                        .map(event -> event.equals(record) ? other.apply(event) : event)
                        .toList());
    }

    private static RecordedTopics events(RecordedTopics topics, List<Event> events) {
        return new RecordedTopics(events, topics.deadLetters(), topics.positions());
    }

    private static Event withAnotherId(Event e) {
        return withHeader(e, "ce_id", UUID.randomUUID().toString());
    }

    private static Event ofAnotherOrder(Event e) {
        Event first = withHeader(e, "ce_sequence", "1");
        return new Event(e.topic(), e.partition(), e.offset(), UNKNOWN, first.headers(), e.value());
    }

    private static Event withoutChange(Event e) {
        return withAnotherId(ofAnotherOrder(e));
    }

    private static UnaryOperator<Event> valued(String value) {
        return e -> new Event(e.topic(), e.partition(), e.offset(), e.key(), e.headers(), value);
    }

    private static Event withToken(Event e) {
        return withHeader(e, "authorization", "Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl");
    }

    private static Event withHeader(Event e, String name, String value) {
        var headers = new HashMap<>(e.headers());
        headers.put(name, value);
        return new Event(e.topic(), e.partition(), e.offset(), e.key(), headers, e.value());
    }

    private static RecordedTopics behind(RecordedTopics topics, Event record) {
        List<Position> positions = topics.positions().stream()
                .map(at -> at.group().equals("cart-service") && at.topic().equals("souk.orders") && at.partition() == 0
                        ? new Position(at.group(), at.topic(), at.partition(), at.end(), at.end() + 1)
                        : at)
                .toList();
        return new RecordedTopics(topics.events(), topics.deadLetters(), positions);
    }

    /** Adds a dead letter, which need not have the key of an event. */
    private static RecordedTopics withPersonalKey(RecordedTopics topics, Event record) {
        Event e = withHeader(withHeader(record, "souk_origin", record.place()), "souk_reason", "any");
        var letters = new ArrayList<>(topics.deadLetters());
        letters.add(new Event(e.topic(), e.partition(), e.offset(), "ada@souk.example", e.headers(), e.value()));
        return new RecordedTopics(topics.events(), letters, topics.positions());
    }

    /** Adds a dead letter without a reason. */
    private static RecordedTopics withoutReason(RecordedTopics topics, Event record) {
        var letters = new ArrayList<>(topics.deadLetters());
        letters.add(withHeader(record, "souk_origin", record.place()));
        return new RecordedTopics(topics.events(), letters, topics.positions());
    }
}
