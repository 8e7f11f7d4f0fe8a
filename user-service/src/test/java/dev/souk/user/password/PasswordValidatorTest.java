package dev.souk.user.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PasswordValidatorTest {

    /** That would take minutes. */
    @Test
    void aTextThatIsFarTooLongIsNotNormalised() {
        String marks = "\u0301\u0323".repeat(300_000);
        var validator = new PasswordValidator();

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> validator.isValid(marks, mock())))
                .isFalse();
    }
}
