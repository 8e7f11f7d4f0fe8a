package dev.souk.tools;

import org.jspecify.annotations.Nullable;

/** A failure whose message is complete for the person at the terminal. */
public final class ToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String explanation;

    /** A failure whose message says what is wrong and what to do. */
    public ToolException(String message) {
        super(message);
        this.explanation = message;
    }

    /** The same, with its technical cause. */
    public ToolException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.explanation = message;
    }

    /** The same as the message, and never null. */
    public String explanation() {
        return explanation;
    }
}
