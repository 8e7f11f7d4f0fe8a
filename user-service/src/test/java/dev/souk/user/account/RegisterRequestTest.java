package dev.souk.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterRequestTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final String EMAIL = "ada@souk.example";
    private static final String PASSWORD = "correct horse battery";

    @ParameterizedTest
    @ValueSource(strings = {EMAIL, "A.d+a@SOUK.example", "o'hara@a-b.co.uk", "x@1.io"})
    void aValidAddressIsAccepted(String email) {
        assertThat(invalid(email, "Ada", PASSWORD)).isEmpty();
    }

    static Stream<String> noAddresses() {
        String label = "a".repeat(60) + ".";
        return Stream.of(
                "",
                "ada",
                "ada@",
                "@souk.example",
                "ada@localhost",
                "ada@@souk.example",
                "ada@souk..example",
                "ada@-souk.example",
                "ada@souk.example ",
                " ada@souk.example",
                "ada lovelace@souk.example",
                "ada@souk.exa\nmple",
                "ädä@souk.example",
                "ada@söuk.example",
                "a".repeat(65) + "@souk.example",
                "ada@" + label.repeat(4) + "examples",
                "ada@" + "a.".repeat(30_000) + "a");
    }

    @ParameterizedTest
    @MethodSource("noAddresses")
    void anInvalidAddressIsRejected(String email) {
        assertThat(invalid(email, "Ada", PASSWORD)).containsExactly("email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "a\0b", "a\nb", "a\uD800b"})
    void anUnprintableNameIsRejected(String name) {
        assertThat(invalid(EMAIL, name, PASSWORD)).contains("name");
    }

    @Test
    void aNameHasUpToAHundredCharactersOfAnyScript() {
        assertThat(invalid(EMAIL, "愛".repeat(100), PASSWORD)).isEmpty();
        assertThat(invalid(EMAIL, "a".repeat(101), PASSWORD)).containsExactly("name");
    }

    @Test
    void aPasswordHasFifteenToAHundredAndTwentyEightCharacters() {
        assertThat(invalid(EMAIL, "Ada", "p".repeat(14))).containsExactly("password");
        assertThat(invalid(EMAIL, "Ada", "p".repeat(15))).isEmpty();
        assertThat(invalid(EMAIL, "Ada", "p".repeat(128))).isEmpty();
        assertThat(invalid(EMAIL, "Ada", "p".repeat(129))).containsExactly("password");
    }

    @Test
    void itsTextHasNoPersonalData() {
        assertThat(new RegisterRequest(EMAIL, "Ada", PASSWORD).toString()).doesNotContain(EMAIL, "Ada", PASSWORD);
    }

    private static Stream<String> invalid(String email, String name, String password) {
        return VALIDATOR.validate(new RegisterRequest(email, name, password)).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .distinct();
    }
}
