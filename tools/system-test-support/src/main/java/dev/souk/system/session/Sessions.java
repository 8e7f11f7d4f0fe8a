package dev.souk.system.session;

import static org.awaitility.Awaitility.await;

import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Logs a customer in and out. */
public final class Sessions {

    private static final List<String> PATHS = List.of("/users/me", "/wallet", "/cart", "/orders");

    private final SoukClient client;

    /** Logs in at this gateway. */
    public Sessions(String gateway) {
        this.client = new SoukClient(gateway, Duration.ofSeconds(10));
    }

    /** A new access token. */
    public String logIn(String email, String password) throws IOException {
        String credentials = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
        return client.send(Call.post("/sessions", credentials)).expect(200).text("access_token");
    }

    /** Logs out everywhere and waits until every service rejects the token. */
    public void logOut(String token) throws IOException {
        client.send(new Call("DELETE", "/sessions", Map.of(), null).withToken(token))
                .expect(204);
        for (String path : PATHS) {
            await().atMost(Duration.ofSeconds(30)).until(() -> status(path, token) == 401);
        }
    }

    /** The status of a GET request with the token. */
    public int status(String path, String token) throws IOException {
        return client.send(Call.get(path).withToken(token)).status();
    }
}
