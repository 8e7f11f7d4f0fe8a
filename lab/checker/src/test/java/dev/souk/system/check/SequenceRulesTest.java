package dev.souk.system.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.observe.Event;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I9 on events written as sequence number and id: {@code 1a} is event a with number 1. */
class SequenceRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"1a", "1a 2b 3c", "1a 1a 2b", "1a 2b 3c 1a 2b 3c", "1a 2b 1a 3c"})
    void repetitionsOfAnEventHold(String events) {
        assertThat(violations(events, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2b, k #1",
        "1a 3c, k #2",
        "1a 4d 5e, k #2",
        "1a 3c 2b, k #2 k #2",
        "1a 2b 2x, k #2",
        "1a 2b 2b 2x, k #2",
        "1a 2a, k #2"
    })
    void gapsWrongOrderAndSecondEventsOrNumbersAreViolations(String events, String named) {
        assertThat(violations(events, false)).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource({"4d 5e 6f, ''", "4d 6f, k #5", "4d 5e 5x, k #5"})
    void whereTheFirstRecordsWereDeletedAKeyBeginsWithAnyNumber(String events, String named) {
        assertThat(violations(events, true)).isEqualTo(named);
    }

    /** Poison that no service has published may be the first record. */
    @Test
    void noRecordWasDeletedWhereAPartitionBeginsWithItsFirst() {
        assertThat(violations("2b", false)).isEqualTo("k #1");
    }

    private static String violations(String events, boolean isTruncated) {
        List<Event> published =
                Stream.of(events.split(" ")).map(SequenceRulesTest::event).toList();
        var rules = new SequenceRules();
        rules.begin(isTruncated ? published.getFirst() : event("0a"));
        published.forEach(event -> {
            rules.begin(event);
            rules.add(event);
        });
        return rules.verdicts()
                .flatMap(verdict -> verdict.violations().stream())
                .map(violation -> violation.subject().replace("souk.orders ", ""))
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    private static Event event(String text) {
        String sequence = text.substring(0, 1);
        var headers = Map.of("ce_id", text.substring(1), "ce_type", "dev.souk.order.any.v1", "ce_sequence", sequence);
        return new Event("souk.orders", 0, Long.parseLong(sequence), "k", headers, "{}");
    }
}
