package dev.souk.registry.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class GeneratedPasswordEncoderTest {

    private final PasswordEncoder encoder = RegistrySecurityConfiguration.passwordEncoder();

    @Test
    void onlyThePasswordItselfMatches() {
        String encoded = encoder.encode("one");

        assertThat(encoder.matches("one", encoded)).isTrue();
        assertThat(encoder.matches("One", encoded)).isFalse();
        assertThat(encoder.matches(encoded, encoded)).isFalse();
        assertThat(encoder.matches("", encoded)).isFalse();
    }
}
