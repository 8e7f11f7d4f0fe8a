package dev.souk.system.bench.load;

import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with one connection and, once logged in, a token, who orders one piece of an item, again and again. Not
 * thread-safe. A response with another status than expected is an error.
 */
public final class Customer implements AutoCloseable {

    private static final int DEPOSIT_CENTS = 100_000_000;

    /** Before the token expires, after 15 minutes. */
    private static final long LOGIN_NANOS = Duration.ofMinutes(10).toNanos();

    private static final Pattern ID = Pattern.compile("/[0-9a-f-]{36}");
    private static final Pattern TITLE = Pattern.compile("\"title\":\"([^\"]*)\"");
    private static final Pattern STATUS = Pattern.compile("\"status\":\"(\\w+)\"");

    private final HttpAddress address;
    private final String email;
    private final String password;
    private final String item;

    /**
     * Whether a request is sent again to which an open connection gave no response: a server may close one at any time
     * while it is idle, and a client repeats the request then (RFC 9112, section 9.3.1).
     */
    private boolean repeatsLost = true;

    private @Nullable HttpConnection connection;
    private String authorization = "";
    private long loggedInNanos;

    /** Without an account or a connection yet; {@code item} is the id of what is ordered. */
    public Customer(HttpAddress address, String email, String password, String item) {
        this.address = address;
        this.email = email;
        this.password = password;
        this.item = item;
    }

    /** The same with the same token and a connection of its own to another server. */
    public Customer at(HttpAddress other) {
        var customer = new Customer(other, email, password, item);
        customer.authorization = authorization;
        return customer;
    }

    /** Sends nothing twice from now on. */
    public void repeatNothing() {
        repeatsLost = false;
    }

    /** Opens the account and deposits what no benchmark can spend. */
    void open() throws IOException {
        send("POST", "/users", "{\"email\":\"%s\",\"name\":\"Benchmark\",\"password\":\"%s\"}", 201, email, password);
        logIn();
        deposit(DEPOSIT_CENTS);
    }

    /** Gets a new token: one lives for minutes, a benchmark longer. */
    public void logIn() throws IOException {
        authorization = "";
        String session = send("POST", "/sessions", "{\"email\":\"%s\",\"password\":\"%s\"}", 200, email, password);
        authorization = "Authorization: Bearer " + field("access_token", session) + "\r\n";
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

    /** The id of the account. */
    public String accountId() throws IOException {
        return field("id", get("/users/me"));
    }

    /** The id of what is ordered. */
    public String item() {
        return item;
    }

    /** Reads what is there; returns its JSON. No cache has what is the own, such as the cart. */
    public String get(String path) throws IOException {
        return send("GET", path, "", 200);
    }

    /** A read of one page, one statement of one service if no cache has it; returns its JSON. */
    public String readItems() throws IOException {
        return get("/items?limit=20");
    }

    /** A read of the first page of the own orders, of which there are some. */
    public void readOrders() throws IOException {
        if (!get("/orders?limit=20").contains("CONFIRMED")) {
            throw new UnexpectedResponseException("GET /orders without an order");
        }
    }

    /** Puts money into the wallet. */
    public void deposit(int cents) throws IOException {
        send("POST", "/wallet/deposits", "{\"amount_cents\":%s}", 201, cents);
    }

    /** Adds an item with that much in stock, as an admin may; returns its id. */
    String addItem(int priceCents, int stock) throws IOException {
        String added = "{\"sku\":\"%s\",\"name\":\"Benchmark\",\"price_cents\":%s}";
        String id = field("id", send("POST", "/items", added, 201, UUID.randomUUID(), priceCents));
        send("POST", "/items/" + id + "/stock", "{\"delta\":%s}", 201, stock);
        return id;
    }

    /**
     * Puts one piece into the cart. A PUT, so that the order has one piece also if the last one is still in the cart.
     */
    public void fillCart() throws IOException {
        put("/cart/" + item, "{\"quantity\":1}");
    }

    /** Replaces what is there; returns its JSON. */
    public String put(String path, String json) throws IOException {
        return send("PUT", path, json, 200);
    }

    /** Fills the cart and checks out; what becomes of the order is not awaited. Returns its JSON. */
    public String placeOrder() throws IOException {
        fillCart();
        return postOrder();
    }

    private String postOrder() throws IOException {
        return send("POST", "/orders", "{}", 202);
    }

    /** Checks out, and follows the event stream of the order to its end; an order that is not confirmed is an error. */
    public void checkOut() throws IOException {
        String last = STATUS.matcher(get("/orders/" + field("id", postOrder()) + "/events"))
                .results()
                .reduce("nothing", (_, found) -> found.group(1), (_, later) -> later);
        if (!last.equals("CONFIRMED")) {
            throw new UnexpectedResponseException("order " + last);
        }
    }

    /** Both. */
    public void order() throws IOException {
        fillCart();
        checkOut();
    }

    private static String field(String name, String json) {
        return SoukClient.parse(json).path(name).asString("");
    }

    /** The body of the expected response; {@code json} is a format for the values. */
    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be the only use of its library
    private String send(String method, String path, String json, int expected, Object... values) throws IOException {
        String key = method.equals("POST") ? "Idempotency-Key: " + UUID.randomUUID() + "\r\n" : "";
        HttpConnection.Response response =
                exchange(method, path, authorization + key, String.format(Locale.ROOT, json, values));
        if (response.status() != expected) {
            Matcher title = TITLE.matcher(response.body()); // of a problem, without parsing all of its JSON
            throw new UnexpectedResponseException("%s %s %s %s"
                    .formatted(
                            method,
                            ID.matcher(path).replaceAll("/{id}"),
                            response.status(),
                            title.find() ? title.group(1) : ""));
        }
        return response.body();
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

    @Override
    public void close() throws IOException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
