package dev.souk.user.password;

/** The length limits of passwords, in UTF-16 units. All of them are significant. */
public final class PasswordRules {

    public static final int MIN_LENGTH = 8;
    public static final int MAX_LENGTH = 128;

    private PasswordRules() {}
}
