package dev.souk.system.api;

import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Callers of a running system, and what belongs to one of them. */
final class GrpcCallers {

    private static final String PASSWORD = "correct horse battery";

    private final SoukClient client;
    private final String owner;
    private final String loggedOut;
    private final String other;
    private final String admin;
    private final String order;

    GrpcCallers(RunningSouk souk) {
        client = new SoukClient(souk.gateway(), Duration.ofSeconds(10));
        owner = register();
        other = register();
        loggedOut = register();
        admin = token(souk.status().admin().email(), souk.status().admin().password());
        order = order(owner);
        send(new Call("DELETE", "/sessions", Map.of(), null).withToken(loggedOut), 204);
        await().atMost(Duration.ofSeconds(30)).until(this::isLoggedOutEverywhere);
    }

    /** Who calls. */
    enum Caller {
        NOBODY,
        /** With the claims of an admin, and a signature that is valid for others. */
        FORGED,
        LOGGED_OUT,
        OTHER_USER,
        OWNER,
        ADMIN
    }

    /** Null for a caller without one. */
    @Nullable
    String token(Caller caller) {
        return switch (caller) {
            case NOBODY -> null;
            case FORGED -> part(owner, 0) + "." + part(admin, 1) + "." + part(owner, 2);
            case LOGGED_OUT -> loggedOut;
            case OTHER_USER -> other;
            case OWNER -> owner;
            case ADMIN -> admin;
        };
    }

    /** The id of the owner. */
    String user() {
        return send(Call.get("/users/me").withToken(owner), 200).text("id");
    }

    /** The id of an order of the owner. */
    String order() {
        return order;
    }

    private String register() {
        String email = UUID.randomUUID() + "@souk.example";
        String json = "{\"email\":\"%s\",\"name\":\"Ada\",\"password\":\"%s\"}".formatted(email, PASSWORD);
        send(Call.post("/users", json), 201);
        return token(email, PASSWORD);
    }

    private String token(String email, String password) {
        String json = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
        return send(Call.post("/sessions", json), 200).text("access_token");
    }

    private String order(String token) {
        String item = send(Call.get("/items?limit=1"), 200)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString("");
        String json = "{\"item_id\":\"%s\",\"quantity\":1}".formatted(item);
        send(Call.post("/cart", json).withToken(token), 200);
        return send(Call.post("/orders", "{}").withToken(token).withIdempotencyKey(), 202)
                .text("id");
    }

    /** Each service hears of it by itself. */
    private boolean isLoggedOutEverywhere() {
        return List.of("/users/me", "/cart", "/orders").stream()
                .allMatch(path -> reply(Call.get(path).withToken(loggedOut)).status() == 401);
    }

    private static String part(String token, int index) {
        return token.split("\\.", -1)[index];
    }

    private Reply send(Call call, int status) {
        return reply(call).expect(status);
    }

    private Reply reply(Call call) {
        try {
            return client.send(call);
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
    }
}
