package dev.souk.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    private final PasswordHash scheme = new PasswordHash();

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "пароль-парóль", "with\0a NUL in it"})
    void onlyTheSamePasswordMatches(String password) {
        String hash = scheme.of(password);

        assertThat(scheme.matches(password, hash)).isTrue();
        assertThat(scheme.matches(password + "x", hash)).isFalse();
        assertThat(hash).doesNotContain(password);
    }

    @Test
    void everyCharacterOfALongPasswordCounts() {
        String hash = scheme.of("a".repeat(127) + "b");

        assertThat(scheme.matches("a".repeat(128), hash)).isFalse();
    }

    @Test
    void theSamePasswordHasAnotherHashEachTime() {
        assertThat(scheme.of("correct horse")).isNotEqualTo(scheme.of("correct horse"));
    }

    @Test
    void aHashOfAnotherSchemeMatchesNothing() {
        assertThat(scheme.matches("correct horse", "correct horse")).isFalse();
    }

    @Test
    void nobodysHashCostsAsMuchAsARealOne() {
        String costOfAReal = scheme.of("correct horse").substring(0, 27);

        assertThat(PasswordHash.NOBODYS).startsWith(costOfAReal).hasSameSizeAs(scheme.of("correct horse"));
    }
}
