package dev.souk.user.password;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * The length limits of passwords, in code points. All of them are significant. NIST SP 800-63B-4 requires 15 where the
 * password is the only factor, and that at least 64 are allowed; it forbids rules about kinds of characters.
 */
public final class PasswordRules {

    public static final int MIN_LENGTH = 15;
    public static final int MAX_LENGTH = 128;

    static final Form NORMAL_FORM = Form.NFKC;

    private PasswordRules() {}

    /** The form that is hashed and compared: the same for each keyboard on which a character can be typed. */
    static String normalized(String text) {
        return Normalizer.normalize(text, NORMAL_FORM);
    }
}
