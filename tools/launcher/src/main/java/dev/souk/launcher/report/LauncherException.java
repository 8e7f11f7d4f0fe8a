package dev.souk.launcher.report;

/** The launcher cannot do what it was asked; the message is written for the person at the terminal and stands alone. */
public final class LauncherException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String explanation;

    /** A failure whose message says what is wrong and what to do about it. */
    public LauncherException(String message) {
        super(message);
        this.explanation = message;
    }

    /** The same, keeping the technical cause for `--verbose` readers and tests. */
    public LauncherException(String message, Throwable cause) {
        super(message, cause);
        this.explanation = message;
    }

    /** The same as the message, and never null. */
    public String explanation() {
        return explanation;
    }
}
