package dev.souk.system.bench.console;

import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Reads the console as its pages do: signed in as an admin, and again when the session has expired. */
final class ConsoleClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(10); // as the pages have it
    private static final int UNAUTHORIZED = 401;

    private final SoukClient console;
    private final AdminAccount admin;
    private String cookie = "";

    ConsoleClient(String console, AdminAccount admin) {
        this.console = new SoukClient(console, TIMEOUT);
        this.admin = admin;
    }

    void signIn() throws IOException {
        String credentials =
                Json.MAPPER.writeValueAsString(Map.of("email", admin.email(), "password", admin.password()));
        Reply session = console.send(Call.post("/api/session", credentials)).expect(200);
        cookie = session.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
    }

    /** Signs in again if the session has expired, which is no failure of the console. */
    Reply read(String path) throws IOException {
        Reply reply = get(path);
        if (reply.status() != UNAUTHORIZED) {
            return reply;
        }
        signIn();
        return get(path);
    }

    private Reply get(String path) throws IOException {
        return console.send(Call.get(path).with("Cookie", cookie));
    }
}
