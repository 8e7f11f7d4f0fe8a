package dev.souk.system.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EventTest {

    @Test
    void aDeadLetterHasTheValueOfItsRecord() {
        assertThat(isOfRecord("Zoë", Map.of())).isTrue();
        assertThat(isOfRecord("Zo", Map.of())).isFalse();
    }

    /** It may end within a letter of UTF-8. */
    @Test
    void aDeadLetterThatIsCutHasTheFirstPartOfTheValue() {
        var cut = Map.of(Event.SIZE_OF_ALL, "4");

        assertThat(isOfRecord("Zo\uFFFD", cut)).isTrue();
        assertThat(isOfRecord("Za", cut)).isFalse();
    }

    private static boolean isOfRecord(String value, Map<String, String> headers) {
        return event(value, headers).hasValueOf(event("Zoë", Map.of()));
    }

    private static Event event(String value, Map<String, String> headers) {
        return new Event("souk.users", 0, 0, null, headers, value);
    }
}
