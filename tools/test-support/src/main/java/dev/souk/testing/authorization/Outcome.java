package dev.souk.testing.authorization;

/** What became of a request, as far as authorisation is concerned. */
public enum Outcome {
    /** It reached the endpoint, whatever that answered. */
    ADMITTED,
    /** 401, problem {@code unauthorized}. */
    UNAUTHORIZED,
    /** 403, problem {@code forbidden}. */
    FORBIDDEN,
    /** 404: what belongs to another user does not exist for the caller. */
    NOT_FOUND;

    /** Reads it from a response. */
    public static Outcome of(int status, String body) {
        return switch (status) {
            case 401 ->
                body.contains("\"/problems/unauthorized\"") ? UNAUTHORIZED : ADMITTED; // a refused login is a 401 too
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            default -> ADMITTED;
        };
    }
}
