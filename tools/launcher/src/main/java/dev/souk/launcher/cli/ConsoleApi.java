package dev.souk.launcher.cli;

import dev.souk.launcher.api.SoukStatus;
import dev.souk.tools.ToolException;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the console of a running system answers to its pages. */
final class ConsoleApi {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final SoukStatus status;
    private final SoukClient client;

    ConsoleApi(SoukStatus status) {
        this.status = status;
        this.client = new SoukClient(status.console(), TIMEOUT);
    }

    /** What everybody on this machine may read. */
    JsonNode read(String path) {
        return answer(Call.get(path)).json();
    }

    /** What an admin of the shop may read, in a session that ends with it. */
    JsonNode readAsAdmin(String path) {
        String credentials = Json.MAPPER.writeValueAsString(Map.of(
                "email", status.admin().email(), "password", status.admin().password()));
        Reply session = answer(Call.post("/api/session", credentials));
        String cookie = session.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
        try {
            return answer(Call.get(path).with("Cookie", cookie)).json();
        } finally {
            end(cookie, session.text("csrf_token"));
        }
    }

    private void end(String cookie, String token) {
        send(new Call("DELETE", "/api/session", Map.of("Cookie", cookie, "X-CSRF-Token", token), null));
    }

    private Reply answer(Call call) {
        Reply reply = send(call);
        if (reply.status() != 200) {
            throw new ToolException(reply.json().path("problem").asString("The console refuses it."));
        }
        return reply;
    }

    private Reply send(Call call) {
        try {
            return client.send(call);
        } catch (IOException unavailable) {
            throw new ToolException(
                    "The console at %s does not answer: %s".formatted(client.baseUrl(), unavailable.getMessage()),
                    unavailable);
        }
    }
}
