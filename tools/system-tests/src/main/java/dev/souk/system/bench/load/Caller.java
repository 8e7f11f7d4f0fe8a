package dev.souk.system.bench.load;

import dev.souk.launcher.client.SoukClient;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody with a connection and, once logged in, a token. Not thread-safe. */
public final class Caller implements AutoCloseable {

    private final HttpAddress address;
    private final String email;
    private final String password;
    private @Nullable HttpConnection connection;
    private String authorization = "";

    /** Without an account or a connection yet. */
    public Caller(HttpAddress address, String email, String password) {
        this.address = address;
        this.email = email;
        this.password = password;
    }

    /** The same with the same token and a connection of its own to another server. */
    public Caller at(HttpAddress other) {
        var caller = new Caller(other, email, password);
        caller.authorization = authorization;
        return caller;
    }

    /** Opens the account. */
    void register() throws IOException {
        String account = "{\"email\":\"%s\",\"name\":\"Benchmark\",\"password\":\"%s\"}".formatted(email, password);
        send("POST", "/users", account, 201);
    }

    /** Gets a new token: one lives for minutes, a benchmark longer. */
    public void logIn() throws IOException {
        authorization = "";
        String credentials = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
        String token = json(send("POST", "/sessions", credentials, 200))
                .path("access_token")
                .asString("");
        authorization = "Authorization: Bearer " + token + "\r\n";
    }

    /** A read of one page, which asks one service for one statement; returns its JSON. */
    public String readItems() throws IOException {
        return send("GET", "/items?limit=20", "", 200);
    }

    /** The id of the account. */
    public String accountId() throws IOException {
        return json(send("GET", "/users/me", "", 200)).path("id").asString("");
    }

    /** The body of the expected answer; anything else is an error. */
    String send(String method, String path, String json, int expected) throws IOException {
        Response response = exchange(method, path, json);
        if (response.status() != expected) {
            throw new UnexpectedResponseException("%s %s %d %s"
                    .formatted(
                            method,
                            path.replaceAll("/[0-9a-f-]{36}", "/{id}"),
                            response.status(),
                            json(response.body()).path("title").asString("")));
        }
        return response.body();
    }

    private Response exchange(String method, String path, String json) throws IOException {
        String key = method.equals("POST") ? "Idempotency-Key: " + UUID.randomUUID() + "\r\n" : "";
        if (connection == null) {
            connection = new HttpConnection(address);
        }
        try {
            return connection.send(method, path, authorization + key, json);
        } catch (IOException lost) {
            close();
            throw lost;
        }
    }

    static JsonNode json(String body) {
        return SoukClient.parse(body);
    }

    @Override
    public void close() throws IOException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
