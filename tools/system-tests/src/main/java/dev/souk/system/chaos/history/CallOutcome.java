package dev.souk.system.chaos.history;

import org.jspecify.annotations.Nullable;

/** What came of a call. */
public sealed interface CallOutcome {

    /**
     * Somebody answered.
     *
     * @param replayed whether it is the answer to an earlier call with the same key
     * @param etag     null where there is none
     */
    record Answered(
            int status,
            String body,
            boolean replayed,
            @Nullable String etag) implements CallOutcome {

        /** Whether the problem's type ends like this. */
        public boolean isProblem(String slug) {
            return body.contains("urn:souk:problem:" + slug + "\"");
        }
    }

    /** Nobody did: a time-out, a connection that failed. The call may have had its effect, now or later, or none. */
    record NoResponse(String why) implements CallOutcome {}

    /** Whether the caller still does not know, and asks again: silence, a fault on the other side, come back later. */
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

    /** Whether it was refused for good. */
    default boolean isRefusal() {
        return !isOpen() && this instanceof Answered answer && answer.status() >= 400;
    }
}
