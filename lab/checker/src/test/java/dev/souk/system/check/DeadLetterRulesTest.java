package dev.souk.system.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.check.Verdict.Violation;
import dev.souk.system.observe.Event;
import dev.souk.system.observe.TopicContents;
import dev.souk.system.observe.TopicContents.Position;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** I11 where the broker deletes a record and its dead letter at different times, each after a week. */
class DeadLetterRulesTest {

    private static final Duration FRESH = Duration.ofDays(5);
    private static final Duration OLD = Duration.ofDays(7);

    @Test
    void aPoisonRecordNeedsNoDeadLetterThatMayBeDeleted() {
        assertThat(violations(List.of(), List.of(record("souk.users", FRESH))))
                .containsExactly("record at souk.users/0/0");
        assertThat(violations(List.of(), List.of(record("souk.users", OLD)))).isEmpty();
    }

    @Test
    void aDeadLetterNeedsNoRecordThatMayBeDeleted() {
        assertThat(violations(List.of(record("souk.users.cart-service.dlt", FRESH)), List.of()))
                .containsExactly("dead letter souk.users.cart-service.dlt/0/0");
        assertThat(violations(List.of(record("souk.users.cart-service.dlt", OLD)), List.of()))
                .isEmpty();
    }

    private static List<String> violations(List<Event> letters, List<Event> records) {
        var reader = new Position("cart-service", "souk.users", 0, 1, 1);
        var rules = new DeadLetterRules(new TopicContents(List.of(reader), letters::forEach, records::forEach));
        records.forEach(rules::add);
        return rules.verdicts(true)
                .flatMap(verdict -> verdict.violations().stream())
                .map(Violation::subject)
                .toList();
    }

    private static Event record(String topic, Duration age) {
        var headers = new RecordHeaders();
        headers.add("souk_origin", "souk.users/0/0".getBytes(StandardCharsets.UTF_8));
        headers.add("souk_reason", "any".getBytes(StandardCharsets.UTF_8));
        long time = Clock.systemUTC().millis() - age.toMillis();
        byte[] empty = new byte[0];
        return Event.of(new ConsumerRecord<>(
                topic, 0, 0, time, TimestampType.CREATE_TIME, 0, 0, empty, empty, headers, Optional.empty()));
    }
}
