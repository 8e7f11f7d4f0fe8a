package dev.souk.user.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoPropertiesTest {

    @ParameterizedTest
    @CsvSource({"fifteen-letters, true", "fourteen-chars, false", "'', false", ", false"})
    void thePasswordIsRequiredAndLong(String password, boolean valid) {
        try (var validation = Validation.buildDefaultValidatorFactory()) {
            var problems = validation.getValidator().validate(new DemoProperties(password));

            assertThat(problems.isEmpty()).isEqualTo(valid);
        }
    }
}
