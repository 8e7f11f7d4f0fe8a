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
    @ValueSource(strings = {"", " ", "\t", "a\0b", "a\nb", "a\uD800b", "\u200B", "\u00A0", "\u202Eevil"})
    void anUnprintableNameIsRejected(String name) {
        assertThat(invalid(EMAIL, name, PASSWORD)).contains("name");
        assertThat(VALIDATOR.validate(new RenameRequest(name))).isNotEmpty();
    }

    @Test
    void aNameHasUpToAHundredCharactersOfAnyScript() {
        assertThat(invalid(EMAIL, "愛".repeat(100), PASSWORD)).isEmpty();
        assertThat(invalid(EMAIL, "😀".repeat(100), PASSWORD)).isEmpty();
        assertThat(invalid(EMAIL, "😀".repeat(101), PASSWORD)).containsExactly("name");
        assertThat(invalid(EMAIL, "a".repeat(101), PASSWORD)).containsExactly("name");
    }

    /** The last two are two code points each, and one when they are normalised. */
    @ParameterizedTest
    @ValueSource(strings = {"p", "愛", "😀", "𝒑", "}", " ", "\0", "e\u0301", "\uFF76\uFF9E"})
    void aPasswordHasFifteenToAHundredAndTwentyEightCharacters(String character) {
        assertThat(invalid(EMAIL, "Ada", character.repeat(14))).containsExactly("password");
        assertThat(invalid(EMAIL, "Ada", character.repeat(15))).isEmpty();
        assertThat(invalid(EMAIL, "Ada", character.repeat(128))).isEmpty();
        assertThat(invalid(EMAIL, "Ada", character.repeat(129))).containsExactly("password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse \uD800", // half of a surrogate pair
                "correct horse \uDE00\uD83D",
                "correct horse \u0378", // not assigned
                "\uFDFA" // 18 characters when it is normalised
            })
    void whatIsNotUnicodeTextOfThatLengthIsNoPassword(String password) {
        assertThat(invalid(EMAIL, "Ada", password)).containsExactly("password");
    }

    @Test
    void aPasswordOfMarksOnlyIsRejectedBeforeItIsNormalised() {
        assertThat(invalid(EMAIL, "Ada", "a" + "\u0301\u0316".repeat(16_000))).containsExactly("password");
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
