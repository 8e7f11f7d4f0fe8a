package dev.souk.registry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryConcurrencyPropertiesTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, -1"})
    void aLimitThatAdmitsNothingIsRefused(int reads, int writes) {
        assertThatThrownBy(() -> new RegistryConcurrencyProperties(reads, writes))
                .hasMessageContaining("souk.registry.max-concurrent-reads");
    }
}
