package dev.souk.testing.authorization;

/** Who may call an endpoint. */
public enum Access {
    /** Everybody, without a token. */
    ANYONE,
    /** Every user; the endpoint shows the caller's own data only, since others cannot be named. */
    USER,
    /** The user that the data in the path belong to, and admins. */
    OWNER,
    /** The user that the data in the path belong to, and nobody else. */
    SELF,
    /** Admins. */
    ADMIN;

    /** What a caller with these credentials must get. */
    public Outcome outcomeFor(Credential credential) {
        return switch (credential) {
            case NONE -> this == ANYONE ? Outcome.ADMITTED : Outcome.UNAUTHORIZED;
            case OTHER_USER -> belongsToSomebody() ? Outcome.NOT_FOUND : ofCustomer();
            case CUSTOMER -> ofCustomer();
            case ADMIN -> this == SELF ? Outcome.NOT_FOUND : Outcome.ADMITTED;
            case MACHINE -> this == ANYONE ? Outcome.ADMITTED : Outcome.FORBIDDEN;
            default -> Outcome.UNAUTHORIZED; // which no service may accept
        };
    }

    boolean belongsToSomebody() {
        return this == OWNER || this == SELF;
    }

    private Outcome ofCustomer() {
        return this == ADMIN ? Outcome.FORBIDDEN : Outcome.ADMITTED;
    }
}
