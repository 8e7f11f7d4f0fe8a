package dev.souk.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineOfTextTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private record Named(@LineOfText(max = 20) String name) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada",
                " Ada ",
                "7",
                "?",
                "O'Neill-Šimůnková",
                "e\u0301", // a letter and its accent
                "愛",
                "فاطمه\u200Cزهرا", // a joiner of Persian
                "\u200Fعلی (علی)", // a mark of the direction
                "ก็",
                "\uD83D\uDE00",
                "\uD83D\uDC69\u200D\uD83D\uDD2C", // an emoji of two
                "\u2764\uFE0F",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F", // a flag
                "\uD835\uDC9C\uD835\uDCB9\uD835\uDCB6",
                "a\u00A0b\u3000c"
            })
    void whatPeopleReadIsText(String text) {
        assertThat(violations(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t",
                "\u00A0",
                "\u2003",
                "\u3000",
                "\u200B",
                "\u200C\u200D",
                "\u200E\u200F",
                "\u2060",
                "\u00AD",
                "\uFEFF",
                "\u0301",
                "\uFE0F",
                "\u2800",
                "\u3164",
                "\u115F\u1160",
                "\uFFA0",
                "\uFFFC",
                "\uDB40\uDC41\uDB40\uDC42", // tags
                "\uDB40\uDD00" // a variation selector
            })
    void whatNobodySeesIsNone(String text) {
        assertThat(violations(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\0b",
                "a\nb",
                "a\rb",
                "a\tb",
                "a\u0085b",
                "a\u007Fb", // control characters
                "a\u2028b",
                "a\u2029b", // line and paragraph separator
                "a\u202Ab",
                "a\u202Bb",
                "a\u202Cb",
                "a\u202Db",
                "a\u202Eb", // embeddings and overrides
                "a\u2066b",
                "a\u2067b",
                "a\u2068b",
                "a\u2069b", // isolates
                "a\u206Ab",
                "a\u2062b",
                "a\u200Bb",
                "a\u00ADb",
                "a\uFFF9b",
                "a\uFEFFb", // other formatting
                "a\uD800b",
                "\uDC00a",
                "a\uD83D", // halves of surrogate pairs
                "a\uFDD0b",
                "a\uFFFFb",
                "a\uDBFF\uDFFFb",
                "a\u0378b", // nothing that is assigned
                "a\uE000b",
                "a\uDB80\uDC00b" // private use
            })
    void whatIsNotOneLineOfTextIsRejected(String text) {
        assertThat(violations(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "愛", "\uD83D\uDE00", "\uD835\uDC9C"})
    void itsLengthIsCountedInCodePoints(String character) {
        assertThat(violations(character.repeat(20))).isEmpty();
        assertThat(violations(character.repeat(21)))
                .extracting(ConstraintViolation::getMessage)
                .containsExactly("must be one line of at most 20 characters, at least one of them visible");
    }

    @Test
    void aTextOfTheLargestBodyIsReadWithoutDelay() {
        assertThat(violations("\u2800".repeat(65_536))).hasSize(1);
        assertThat(violations("a\u0301".repeat(32_768))).hasSize(1);
    }

    private static Set<ConstraintViolation<Named>> violations(String text) {
        return VALIDATOR.validate(new Named(text));
    }
}
