package dev.souk.tools;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A failure whose message is complete for the person at the terminal. */
public final class ToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure whose message says what is wrong and what to do. */
    public ToolException(String message) {
        super(message);
    }

    /** The same, with its technical cause. */
    public ToolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The same as the message, and never null. */
    public String explanation() {
        return Objects.requireNonNull(getMessage());
    }
}
