package dev.souk.system.chaos.history;

import dev.souk.tools.client.Json;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The outcome of a call.
 *
 * @param status 0 without a response: the call may have had an effect, may still have one, or none
 * @param text the body, or why there is no response
 * @param replayed whether it is the stored response to an earlier call with the same key
 * @param etag null without one
 */
public record CallOutcome(
        int status, String text, boolean replayed, @Nullable String etag) {

    /** A time-out or a failed connection. */
    public static CallOutcome noResponse(IOException cause) {
        return new CallOutcome(0, cause.getClass().getSimpleName() + ": " + cause.getMessage(), false, null);
    }

    public boolean isAnswered() {
        return status > 0;
    }

    public boolean is(int expected) {
        return status == expected;
    }

    public boolean isProblem(String slug) {
        return isAnswered() && text.contains("/problems/" + slug + "\"");
    }

    /** Whether the caller does not know if the call had an effect, and retries. */
    public boolean isOpen() {
        return !isAnswered() || status >= 500 || status == 408 || status == 429 || isProblem("request-in-progress");
    }

    /** The body of a response with that status; empty for any other outcome. */
    public Optional<JsonNode> json(int expected) {
        return is(expected) ? Optional.of(Json.MAPPER.readTree(text)) : Optional.empty();
    }
}
