package dev.souk.system.chaos.history;

import org.jspecify.annotations.Nullable;

/** The outcome of a call. */
public sealed interface CallOutcome {

    /**
     * A response.
     *
     * @param replayed whether it is the stored response to an earlier call with the same key
     * @param etag     null without one
     */
    record Answered(int status, String body, boolean replayed, @Nullable String etag) implements CallOutcome {

        /** Whether the body is a problem of that type. */
        public boolean isProblem(String slug) {
            return body.contains("urn:souk:problem:" + slug + "\"");
        }
    }

    /** A time-out or a failed connection. The call may have had an effect, may still have one, or none. */
    record NoResponse(String why) implements CallOutcome {}

    /** Whether the caller does not know if the call had an effect, and retries. */
    default boolean isOpen() {
        return switch (this) {
            case NoResponse _ -> true;
            case Answered answer ->
                answer.status() >= 500
                        || answer.status() == 408
                        || answer.status() == 429
                        || answer.isProblem("request-in-progress");
        };
    }

    /** Whether it was answered with this status. */
    default boolean is(int status) {
        return this instanceof Answered answer && answer.status() == status;
    }
}
