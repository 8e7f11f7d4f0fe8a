package dev.souk.user.password;

/**
 * The length limits of passwords, in UTF-16 units. All of them are significant. NIST SP 800-63B-4 requires 15 where the
 * password is the only factor, and that at least 64 are allowed; it forbids rules about kinds of characters.
 */
public final class PasswordRules {

    public static final int MIN_LENGTH = 15;
    public static final int MAX_LENGTH = 128;

    private PasswordRules() {}
}
