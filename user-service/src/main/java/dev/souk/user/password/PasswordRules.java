package dev.souk.user.password;

/** How long a password must and may be, in UTF-16 units. All of them count: see {@link PasswordHash}. */
public final class PasswordRules {

    public static final int MIN_LENGTH = 8;
    public static final int MAX_LENGTH = 128;

    private PasswordRules() {}
}
