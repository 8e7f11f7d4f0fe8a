package dev.souk.system.chaos.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
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

    /** Of this call; there may be a time-out or a failed connection. */
    static CallOutcome of(SoukClient client, Call call) {
        try {
            Reply reply = client.send(call);
            boolean replayed = reply.headers().allValues("Idempotent-Replayed").contains("true");
            String etag = reply.headers().firstValue("ETag").orElse(null);
            return new CallOutcome(reply.status(), reply.json().toString(), replayed, etag);
        } catch (IOException failed) {
            return new CallOutcome(0, failed.getClass().getSimpleName() + ": " + failed.getMessage(), false, null);
        }
    }

    /** Whether the caller does not know if the call had an effect, and retries. */
    @JsonProperty("open")
    public boolean isOpen() {
        boolean isInProgress = text.contains("/problems/request-in-progress\"");
        return status == 0 || status >= 500 || status == 408 || status == 429 || isInProgress;
    }

    /** A field of the body of a response with that status; empty for any other outcome. */
    Optional<String> text(int expected, String field) {
        return json(expected).map(body -> body.path(field).asString());
    }

    /** The body of a response with that status; empty for any other outcome. */
    public Optional<JsonNode> json(int expected) {
        return status == expected ? Optional.of(Json.MAPPER.readTree(text)) : Optional.empty();
    }
}
