package dev.souk.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordConfigurationTest {

    private static final PasswordProperties PROPERTIES = new PasswordProperties(5, 1, 1, Duration.ofSeconds(1));

    private final PasswordEncoder encoder = PasswordConfiguration.passwordEncoder(PROPERTIES);

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "пароль-парóль", "with\0a NUL in it"})
    void onlyTheSamePasswordMatches(String password) {
        String hash = encoder.encode(password);

        assertThat(encoder.matches(password, hash)).isTrue();
        assertThat(encoder.matches(password + "x", hash)).isFalse();
        assertThat(hash).doesNotContain(password);
    }

    /** As a keyboard of another system types it. */
    @ParameterizedTest
    @CsvSource({"caf\u00E9 au lait, cafe\u0301 au lait", "ﬁve ﬁngers, five fingers", "ｶﾞ１２３, ガ123", "𝒑𝒂𝒔𝒔, pass"})
    void theSameTextInAnotherFormMatches(String password, String other) {
        assertThat(encoder.matches(other, encoder.encode(password))).isTrue();
        assertThat(encoder.matches(password, encoder.encode(other))).isTrue();
    }

    @Test
    void everyCharacterOfALongPasswordIsSignificant() {
        String hash = encoder.encode("a".repeat(127) + "b");

        assertThat(encoder.matches("a".repeat(128), hash)).isFalse();
    }

    @Test
    void theSamePasswordHasAnotherHashEachTime() {
        assertThat(encoder.encode("correct horse")).isNotEqualTo(encoder.encode("correct horse"));
    }

    @Test
    void aHashOfAnUnknownEncodingMatchesNothing() {
        assertThat(encoder.matches("correct horse", "correct horse")).isFalse();
    }

    @Test
    void theDummyHashTakesAsLongAsARealOne() {
        String costOfAReal = encoder.encode("correct horse").substring(0, 27);

        assertThat(PasswordService.dummyHash(PROPERTIES.bcryptStrength()))
                .startsWith(costOfAReal)
                .hasSameSizeAs(encoder.encode("correct horse"));
    }

    @Test
    void aHashOfALowerCostIsToBeUpgraded() {
        String weak = "{bcrypt-hmac-sha256}" + new HmacBcryptPasswordEncoder(4).encode("correct horse");

        assertThat(encoder.matches("correct horse", weak)).isTrue();
        assertThat(encoder.upgradeEncoding(weak)).isTrue();
        assertThat(encoder.upgradeEncoding(encoder.encode("correct horse"))).isFalse();
    }
}
