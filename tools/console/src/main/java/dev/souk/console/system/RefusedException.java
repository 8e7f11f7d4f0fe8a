package dev.souk.console.system;

/** The system cannot do what was asked for; the message is for people. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** For this reason. */
    public RefusedException(String message) {
        super(message);
    }

    /** For this reason, which has a cause. */
    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
