package dev.souk.system.bench.load;

import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.system.bench.load.HttpConnection.Response;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private final HttpConnection connection;
    private final String email;
    private final String password;
    private final String item;

    private String authorization = "";
    private long loggedInNanos = System.nanoTime(); // who never did needs no token, for as long

    /** What one customer does. */
    @FunctionalInterface
    public interface Request {
        void send(Customer customer) throws IOException;
    }

    /** Without an account or a connection yet; {@code item} is the id of what is ordered. */
    public Customer(HttpAddress address, String email, String password, String item) {
        this.connection = new HttpConnection(address);
        this.email = email;
        this.password = password;
        this.item = item;
    }

    /** The admin, who is logged in and orders nothing. */
    public static Customer of(AdminAccount admin, HttpAddress address) throws IOException {
        var customer = new Customer(address, admin.email(), admin.password(), "");
        customer.logIn();
        return customer;
    }

    /** The same with the same token and a connection of its own to another server. */
    public Customer at(HttpAddress other) {
        var customer = new Customer(other, email, password, item);
        customer.authorization = authorization;
        customer.loggedInNanos = loggedInNanos;
        return customer;
    }

    /** Sends nothing twice from now on. */
    public void repeatNothing() {
        connection.repeatNothing();
    }

    /** Opens the account and deposits what no benchmark can spend. */
    void open() throws IOException {
        String account = "{\"email\":\"%s\",\"name\":\"Benchmark\",\"password\":\"%s\"}".formatted(email, password);
        send("POST", "/users", account, 201);
        logIn();
        deposit(DEPOSIT_CENTS);
    }

    /** Gets a new token: one lives for minutes, a benchmark longer. */
    public void logIn() throws IOException {
        authorization = "";
        String credentials = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
        String token = field("access_token", send("POST", "/sessions", credentials, 200));
        authorization = "Authorization: Bearer " + token + "\r\n";
        loggedInNanos = System.nanoTime();
    }

    /** Gets a new token if the last one will expire soon. */
    public void logInAgain() throws IOException {
        if (System.nanoTime() - loggedInNanos > LOGIN_NANOS) {
            logIn();
        }
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

    /** The events of an order after the one with this id, 0 for all, when its stream has ended. */
    public String events(String order, int last) throws IOException {
        String path = "/orders/%s/events".formatted(order);
        String headers = authorization + "Last-Event-ID: %s\r\n".formatted(last);
        return body("GET " + path, connection.send("GET", path, headers, ""), 200);
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
        send("POST", "/wallet/deposits", "{\"amount_cents\":%s}".formatted(cents), 201);
    }

    /** Adds an item with that much in stock, as an admin may; returns its id. */
    String addItem(int priceCents, int stock) throws IOException {
        String added =
                "{\"sku\":\"%s\",\"name\":\"Benchmark\",\"price_cents\":%s}".formatted(UUID.randomUUID(), priceCents);
        String id = field("id", send("POST", "/items", added, 201));
        send("POST", "/items/" + id + "/stock", "{\"delta\":%s}".formatted(stock), 201);
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

    /** Fills the cart and checks out; what becomes of the order is not awaited. */
    public void placeOrder() throws IOException {
        fillCart();
        postOrder();
    }

    private String postOrder() throws IOException {
        return field("id", send("POST", "/orders", "{}", 202));
    }

    /** Checks out, and follows the event stream of the order to its end; an order that is not confirmed is an error. */
    public void checkOut() throws IOException {
        String last = STATUS.matcher(get("/orders/" + postOrder() + "/events"))
                .results()
                .reduce("nothing", (_, found) -> found.group(1), (_, later) -> later);
        if (!last.equals("CONFIRMED")) {
            throw new UnexpectedResponseException("order " + last);
        }
    }

    /** Fills the cart, and checks out until the order is confirmed. */
    public void order() throws IOException {
        fillCart();
        checkOut();
    }

    private static String field(String name, String json) {
        return SoukClient.parse(json).path(name).asString("");
    }

    private String send(String method, String path, String json, int expected) throws IOException {
        String key = method.equals("POST") ? "Idempotency-Key: " + UUID.randomUUID() + "\r\n" : "";
        return body(method + " " + path, connection.send(method, path, authorization + key, json), expected);
    }

    private static String body(String request, Response response, int expected) throws IOException {
        if (response.status() != expected) {
            Matcher title = TITLE.matcher(response.body()); // of a problem, without parsing all of its JSON
            String kind = ID.matcher(request).replaceAll("/{id}") + " " + response.status();
            throw new UnexpectedResponseException(kind + " " + (title.find() ? title.group(1) : ""));
        }
        return response.body();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
