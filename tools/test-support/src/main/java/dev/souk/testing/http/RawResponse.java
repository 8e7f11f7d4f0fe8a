package dev.souk.testing.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The response to a {@link RawRequest}.
 *
 * @param headers all of them, names in lower case
 */
public record RawResponse(int status, String headers, String body) {

    static RawResponse parse(String received) {
        int end = received.indexOf("\r\n\r\n");
        assertThat(end).as("received: %s", received).isNotNegative();
        String head = received.substring(0, end).toLowerCase(Locale.ROOT);
        String body = received.substring(end + 4);
        return new RawResponse(
                Integer.parseInt(head.split(" ", 3)[1]),
                head,
                head.contains("transfer-encoding: chunked") ? body.replaceAll("(^|\r\n)[0-9a-f]+\r\n", "") : body);
    }

    /** Whether it is a problem of RFC 9457 with the status of the response, a 4xx, and this path. */
    public boolean isProblemOfTheCaller(String path) {
        if (status < 400 || status > 499 || !headers.contains("\r\ncontent-type: application/problem+json")) {
            return false;
        }
        JsonNode problem = JsonMapper.shared().readTree(body);
        return problem.path("status").asInt() == status
                && problem.path("instance").asString("").equals(path)
                && problem.path("type").asString("").startsWith("/problems/")
                && !problem.path("detail").asString("").isBlank();
    }
}
