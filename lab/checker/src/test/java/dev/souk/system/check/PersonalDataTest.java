package dev.souk.system.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.check.Verdict.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

    private final PersonalData personal = new PersonalData(List.of("Ada", "Grace Hopper", "O'Brien, Pat"), 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"to\":\"ada.l+1@souk.example\"} | an e-mail address",
                "{\"user\":\"Ada\"} | the name of a user",
                "{\"text\":\"Dear Grace Hopper, hello\"} | the name of a user",
                "{\"text\":\"O'Brien, Pat\"} | the name of a user",
                "{\"text\":\"Sent to Grace Hopper.\"} | the name of a user",
                "[\"Ada\"] | the name of a user",
                "Who is Grace Hopper? | the name of a user",
                "authorization: Bearer abcdefghijklmnopqrstuvwxyz | a token",
                "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln | a token",
                "{\"password\":\"correct horse\"} | a password",
                "jdbc:postgresql://localhost/users?password=secret | a password",
                "{\"hash\":\"$2a$10$abcdefghijklmnopqrstuv\"} | the hash of a password",
                "{\"kty\":\"EC\",\"d\":\"abc\"} | a private key"
            })
    void personalDataIsFoundWithItsKind(String text, String what) {
        assertThat(personal.in(text)).hasValue(what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"order_id\":\"01a1f84a-ada0-7000-8549-ec1b2f4c4490\",\"total_cents\":2500}",
                "Adamant Graceful Hopper",
                "ce_time: 2026-11-20T09:30:04.153489Z",
                "{\"reason\":\"payment-declined\"}",
                "{\"Ada\":1,\"quantity\": \"Ada 1\"}",
                "{\"of\":\"a \\\"Ada\\\" b\"}",
                "Ada was here",
                "jdbc:postgresql://localhost/users?password=***"
            })
    void idsTimesAndOtherWordsAreNotPersonal(String text) {
        assertThat(personal.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada was here", "{\"name\":\"Ada\"}"})
    void aNameOfASingleWordIsIgnoredInLogs(String text) {
        assertThat(new PersonalData(List.of("Ada", "Grace Hopper"), 2).in(text)).isEmpty();
    }

    /** Anybody may be called so; found by a review. */
    @ParameterizedTest
    @ValueSource(strings = {"payment-declined", "CONFIRMED", "application/json", "dev.souk.order.placed.v1"})
    void aNameThatIsSpelledLikeATermIsNotFoundInEvents(String term) {
        assertThat(new PersonalData(List.of(term), 1).in("{\"reason\":\"%s\"}".formatted(term)))
                .isEmpty();
    }

    /** As UTF-8, also below bytes that are none. */
    @Test
    void aNameWithLettersOfUtf8IsFoundInALog(@TempDir Path logs) throws IOException {
        Files.write(logs.resolve("user.log"), "ÿ\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(logs.resolve("user.log"), "Hello Zoë Krüger\n", StandardOpenOption.APPEND);

        assertThat(PrivacyRules.logs(logs, List.of("Zoë Krüger")).violations())
                .extracting(Violation::subject)
                .containsExactly("user.log:2");
    }
}
