package dev.souk.system.bench.load;

import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody with a connection and, once logged in, a token. Not thread-safe. */
public final class Caller implements AutoCloseable {

    /** Before the token expires, after 15 minutes. */
    private static final long LOGIN_NANOS = Duration.ofMinutes(10).toNanos();

    private static final Pattern ID = Pattern.compile("/[0-9a-f-]{36}");
    private static final Pattern TITLE = Pattern.compile("\"title\":\"([^\"]*)\"");

    private final HttpAddress address;
    private final String email;
    private final String password;

    /**
     * Whether a request is sent again to which an open connection gave no response: a server may close one at any time
     * while it is idle, and a client repeats the request then (RFC 9112, section 9.3.1).
     */
    private boolean repeatsLost = true;

    private @Nullable HttpConnection connection;
    private String authorization = "";
    private long loggedInNanos;

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

    /** Sends nothing twice from now on. */
    public void repeatNothing() {
        repeatsLost = false;
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
        loggedInNanos = System.nanoTime();
    }

    /** Gets a new token if the last one will expire soon. */
    public void logInAgain() throws IOException {
        if (System.nanoTime() - loggedInNanos > LOGIN_NANOS) {
            logIn();
        }
    }

    /** The header of the token, as a whole line. */
    public String authorization() {
        return authorization;
    }

    /** Reads what is there; returns its JSON. */
    public String get(String path) throws IOException {
        return send("GET", path, "", 200);
    }

    /** A read of one page, one statement of one service if no cache has it; returns its JSON. */
    public String readItems() throws IOException {
        return get("/items?limit=20");
    }

    /** A read of the own cart, which no cache has. */
    public void readCart() throws IOException {
        get("/cart");
    }

    /** A read of the own balance, which no cache has. */
    public void readWallet() throws IOException {
        get("/wallet");
    }

    /** A read of the first page of the own orders, of which there are some. */
    public void readOrders() throws IOException {
        if (!get("/orders?limit=20").contains("CONFIRMED")) {
            throw new UnexpectedResponseException("GET /orders without an order");
        }
    }

    /** The id of the account. */
    public String accountId() throws IOException {
        return json(get("/users/me")).path("id").asString("");
    }

    /** The body of the expected response; any other is an error. */
    public String send(String method, String path, String json, int expected) throws IOException {
        String key = method.equals("POST") ? "Idempotency-Key: " + UUID.randomUUID() + "\r\n" : "";
        HttpConnection.Response response = exchange(method, path, authorization + key, json);
        if (response.status() != expected) {
            String problem = "%s %s".formatted(response.status(), title(response.body()));
            throw new UnexpectedResponseException(
                    "%s %s %s".formatted(method, ID.matcher(path).replaceAll("/{id}"), problem));
        }
        return response.body();
    }

    /** Of a problem, without parsing all of its JSON. */
    private static String title(String problem) {
        Matcher title = TITLE.matcher(problem);
        return title.find() ? title.group(1) : "";
    }

    private HttpConnection.Response exchange(String method, String path, String headers, String json)
            throws IOException {
        boolean isNew = connection == null;
        HttpConnection open = connection == null ? new HttpConnection(address) : connection;
        connection = open;
        try {
            return open.send(method, path, headers, json);
        } catch (IOException lost) {
            close();
            if (isNew || !repeatsLost || open.hasResponseBegun()) {
                throw lost;
            }
            return exchange(method, path, headers, json);
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
