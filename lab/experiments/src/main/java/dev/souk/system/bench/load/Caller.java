package dev.souk.system.bench.load;

import dev.souk.system.chaos.environment.Pacing;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody with a connection and, once logged in, a token. Not thread-safe. */
public final class Caller implements AutoCloseable {

    private static final int MOST_REPEATS = 30;
    private static final Pattern ID = Pattern.compile("/[0-9a-f-]{36}");
    private static final Pattern TITLE = Pattern.compile("\"title\":\"([^\"]*)\"");

    private final HttpAddress address;
    private final String email;
    private final String password;
    private final @Nullable LongAdder rejections;
    private @Nullable HttpConnection connection;
    private String authorization = "";
    private String servedBy = "";

    /** Without an account or a connection yet. */
    public Caller(HttpAddress address, String email, String password) {
        this(address, email, password, null);
    }

    private Caller(HttpAddress address, String email, String password, @Nullable LongAdder rejections) {
        this.address = address;
        this.email = email;
        this.password = password;
        this.rejections = rejections;
    }

    /** The same with the same token and a connection of its own to another server. */
    public Caller at(HttpAddress other) {
        var caller = new Caller(other, email, password);
        caller.authorization = authorization;
        return caller;
    }

    Caller onAnotherConnection() {
        return at(address);
    }

    /**
     * The same with the same token and a connection of its own, who repeats a request that was rejected for want of
     * capacity, as late as the server says; otherwise it is an error.
     *
     * @param rejected counts these requests
     */
    Caller patient(LongAdder rejected) {
        var caller = new Caller(address, email, password, rejected);
        caller.authorization = authorization;
        return caller;
    }

    /** Somebody else at the same address, with the same password, without a token yet. */
    public Caller as(String other) {
        return new Caller(address, other, password);
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

    /** The header of the token, as a whole line. */
    public String authorization() {
        return authorization;
    }

    /** A read of one page, one statement of one service if no cache has it; returns its JSON. */
    public String readItems() throws IOException {
        return send("GET", "/items?limit=20", "", 200);
    }

    /** A read of the own balance, which no cache answers. */
    public void readWallet() throws IOException {
        send("GET", "/wallet", "", 200);
    }

    /** A read of the own cart. */
    public void readCart() throws IOException {
        send("GET", "/cart", "", 200);
    }

    /** A read of the first page of the own orders, however many there are. */
    public void listOrders() throws IOException {
        send("GET", "/orders?limit=20", "", 200);
    }

    /** A read of the first page of the own orders, of which there are some. */
    public void readOrders() throws IOException {
        if (!send("GET", "/orders?limit=20", "", 200).contains("CONFIRMED")) {
            throw new UnexpectedResponseException("GET /orders without an order");
        }
    }

    /** The instance that answered the last request, if the gateway is set to say it. */
    public String servedBy() {
        return servedBy;
    }

    /** The e-mail of the account. */
    public String email() {
        return email;
    }

    /** The id of the account. */
    public String accountId() throws IOException {
        return json(send("GET", "/users/me", "", 200)).path("id").asString("");
    }

    /** The body of the expected answer; anything else is an error. */
    String send(String method, String path, String json, int expected) throws IOException {
        String key = method.equals("POST") ? "Idempotency-Key: " + UUID.randomUUID() + "\r\n" : "";
        Response response = exchange(method, path, authorization + key, json);
        for (int repeats = 0; response.isRejection() && rejections != null && repeats < MOST_REPEATS; repeats++) {
            rejections.increment();
            Pacing.pauseInput(Duration.ofSeconds(response.retryAfter()));
            response = exchange(method, path, authorization + key, json);
        }
        servedBy = response.servedBy();
        if (response.status() != expected) {
            throw new UnexpectedResponseException("%s %s %s %s"
                    .formatted(
                            method, ID.matcher(path).replaceAll("/{id}"), response.status(), title(response.body())));
        }
        return response.body();
    }

    /** Of a problem, without parsing all of its JSON. */
    private static String title(String problem) {
        Matcher title = TITLE.matcher(problem);
        return title.find() ? title.group(1) : "";
    }

    private Response exchange(String method, String path, String headers, String json) throws IOException {
        HttpConnection open = connection;
        if (open != null) {
            try {
                return open.send(method, path, headers, json);
            } catch (IOException lost) {
                close();
                if (open.hasResponseBegun()) {
                    throw lost;
                }
            }
        }
        return exchangeOnNewConnection(method, path, headers, json);
    }

    /**
     * Also for a request to which an open connection gave no response: a server may close one at any time while it is
     * idle, and a client repeats the request then (RFC 9112, section 9.3.1). Each request here may be repeated.
     */
    private Response exchangeOnNewConnection(String method, String path, String headers, String json)
            throws IOException {
        var opened = new HttpConnection(address);
        connection = opened;
        try {
            return opened.send(method, path, headers, json);
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
