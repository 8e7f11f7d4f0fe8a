package dev.souk.launcher.demo;

import dev.souk.launcher.report.LauncherException;
import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What the shop answered to a call. */
record Reply(Call call, int status, HttpHeaders headers, JsonNode json) {

    /** The same reply, if it has the expected status. */
    Reply expect(int expected) {
        if (status != expected) {
            throw new LauncherException("%s %s answered %d instead of %d: %s"
                    .formatted(call.method(), call.path(), status, expected, json));
        }
        return this;
    }

    String text(String field) {
        return json.path(field).asString("");
    }

    long number(String field) {
        return json.path(field).asLong(0);
    }

    String traceId() {
        return headers.firstValue("X-Trace-Id").orElse("");
    }
}
