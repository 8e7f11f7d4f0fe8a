package dev.souk.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordPolicyTest {

    private static final String LONG_WORD = "x".repeat(40) + "y";

    private final PasswordPolicy policy = new PasswordPolicy();

    @ParameterizedTest
    @CsvSource({
        "ada@souk.example, ada@souk.example, Ada",
        "Grace.Hopper@Navy.example, grace.hopper@navy.example, Grace",
        "augusta ada king-noel, ada@souk.example, ' Augusta Ada King-Noel '",
        "hopper1906hopper, grace.hopper@navy.example, Grace"
    })
    void aPasswordThatConsistsOfTheEmailOrNameIsEasy(String password, String email, String name) {
        assertThat(policy.isEasy(password, email, name)).isTrue();
        assertThat(policy.isEasy(password, "somebody@else.example", "Somebody")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"correct horse battery, ada@souk.example, Ada", "ada likes copper teapots, ada@souk.example, Ada"})
    void aPasswordThatMerelyHasAWordOfThemIsNot(String password, String email, String name) {
        assertThat(policy.isEasy(password, email, name)).isFalse();
    }

    @Test
    void aLongWordOfTheContextCountsToo() {
        assertThat(policy.isEasy(LONG_WORD, LONG_WORD + "@souk.example", "Ada")).isTrue();
    }
}
