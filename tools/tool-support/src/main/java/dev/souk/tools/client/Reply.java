package dev.souk.tools.client;

import dev.souk.tools.ToolException;
import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** The response to a call; the JSON is a missing node if there is no body, and a string if it is not JSON. */
public record Reply(Call call, int status, HttpHeaders headers, JsonNode json) {

    /**
     * The same reply.
     *
     * @throws ToolException if it has another status than expected
     */
    public Reply expect(int expected) {
        if (status != expected) {
            throw new ToolException("%s %s returned status %s instead of %s: %s"
                    .formatted(call.method(), call.path(), status, expected, json));
        }
        return this;
    }

    /** A field of the JSON object; empty if it is missing. */
    public String text(String field) {
        return json.path(field).asString("");
    }

    /** A numeric field of the JSON object; 0 if it is missing. */
    public long number(String field) {
        return json.path(field).asLong(0);
    }

    /** The trace id of the request. */
    public String traceId() {
        return headers.firstValue("X-Trace-Id").orElse("");
    }
}
