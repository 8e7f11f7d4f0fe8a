package dev.souk.testing.authorization;

/** What a caller shows. The invalid ones all claim the role ADMIN. */
public enum Credential {
    NONE,
    EXPIRED,
    WITHOUT_EXPIRY,
    WRONG_AUDIENCE,
    WRONG_ISSUER,
    /** {@code alg} is {@code none}. */
    UNSIGNED,
    /** The public key is used as the secret of an HMAC. */
    HS256_WITH_PUBLIC_KEY,
    UNKNOWN_KEY_ID,
    /** Signed with another key, with the id of a known one. */
    ROGUE_KEY,
    OTHER_USER,
    /** The user that the data belong to. */
    CUSTOMER,
    ADMIN,
    /** A client without a user, for this service and with a scope that nothing asks for. */
    MACHINE
}
