package dev.souk.user.password;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what is cheap first: to normalise 60 KB of combining marks takes a second. Public for Bean Validation. */
public final class PasswordValidator implements ConstraintValidator<Password, String> {

    /** Room for marks that are parts of characters once they are normalised. */
    private static final int MAX_UNITS = 8 * PasswordRules.MAX_LENGTH;

    /** No lone surrogates, and nothing that a later version of Unicode may normalise otherwise. */
    private static final Pattern UNICODE = Pattern.compile("[^\\p{Cs}\\p{Cn}]*+");

    private int min;

    @Override
    public void initialize(Password constraint) {
        min = constraint.min();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        return text == null
                || (text.length() <= MAX_UNITS && UNICODE.matcher(text).matches() && hasLength(text));
    }

    /** NFKC makes up to 18 characters of one that was typed, which NFC does not. */
    private boolean hasLength(String text) {
        int typed = length(text, Form.NFC);
        int compared = length(text, PasswordRules.NORMAL_FORM);
        return Math.min(typed, compared) >= min && compared <= PasswordRules.MAX_LENGTH;
    }

    private static int length(String text, Form form) {
        String normalized = Normalizer.normalize(text, form);
        return normalized.codePointCount(0, normalized.length());
    }
}
