package dev.souk.system.attack.shop;

import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import dev.souk.system.attack.wire.Wire;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/** The shop, with an attacker and a victim who has an order, a filled cart and money. */
public final class Shop {

    /** In the victim's wallet after the order; nobody else has this amount. */
    private static final long VICTIMS_CENTS = 7_654_321;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration ORDER_TIMEOUT = Duration.ofSeconds(30);
    private static final Set<String> FINAL = Set.of("CONFIRMED", "CANCELLED");

    private final Wire wire;
    private final Duration timeout;
    private final User attacker;
    private final User victim;
    private final JsonNode item;
    private final String victimsOrder;

    /**
     * Creates both users and what the victim has.
     *
     * @param timeout how long effects may take that the shop promises for later, such as the revocation of a token
     */
    public Shop(Wire wire, Duration timeout) throws IOException {
        this.wire = wire;
        this.timeout = timeout;
        this.attacker = newUser();
        this.victim = newUser();
        this.item = itemInStock();
        deposit(victim, VICTIMS_CENTS);
        addToCart(victim, 1);
        this.victimsOrder = checkOut(victim);
        awaitFinal(victim, victimsOrder);
        addToCart(victim, 2);
    }

    /** Connections to the shop. */
    public Wire wire() {
        return wire;
    }

    /** How long to wait for effects that the shop promises for later. */
    public Duration timeout() {
        return timeout;
    }

    /** Whose token the attacks use. */
    public User attacker() {
        return attacker;
    }

    /** Whose data the attacks want. */
    public User victim() {
        return victim;
    }

    /** The id of a confirmed order of the victim. */
    public String victimsOrder() {
        return victimsOrder;
    }

    /** The id of an item in stock. */
    public String item() {
        return item.path("id").asString("");
    }

    /** The price of that item. */
    public long priceCents() {
        return item.path("price_cents").asLong(0);
    }

    /** Sends a request as it is. While the caller has to slow down, it is repeated. */
    public Answer send(Request request) throws IOException {
        Answer first = wire.send(request);
        if (first.status() != TOO_MANY_REQUESTS) {
            return first;
        }
        var last = new AtomicReference<>(first);
        Eventually.within(timeout, () -> {
            Answer repeated = wire.send(request);
            last.set(repeated);
            return repeated.status() != TOO_MANY_REQUESTS;
        });
        return Objects.requireNonNull(last.get());
    }

    /** Sends a request as the attacker. */
    public Answer attack(Request request) throws IOException {
        return send(attacker.send(request));
    }

    /** Registers a customer and logs in. */
    public User newUser() throws IOException {
        String email = "attack-%s@souk.example".formatted(UUID.randomUUID());
        var unknown = new User("", email, "");
        String account = "{\"email\":\"%s\",\"name\":\"Mallory\",\"password\":\"%s\"}".formatted(email, User.PASSWORD);
        Answer registered = send(Request.of("POST", "/users").json(account));
        String token = logIn(unknown).text("access_token");
        if (registered.status() != 201 || token.isEmpty()) {
            throw new ToolException("A customer cannot register and log in: " + registered);
        }
        return new User(registered.text("id"), email, token);
    }

    /** The answer to the right password. */
    public Answer logIn(User user) throws IOException {
        return send(Request.of("POST", "/sessions").json(user.credentials()));
    }

    /** Puts money into the user's wallet. */
    public void deposit(User user, long cents) throws IOException {
        String body = "{\"amount_cents\":%s}".formatted(cents);
        send(user.send(Request.of("POST", "/wallet/deposits").withKey().json(body)));
    }

    /** The cents in the user's wallet. */
    public long balance(User user) throws IOException {
        return send(user.send(Request.get("/wallet")))
                .json()
                .path("balance_cents")
                .asLong(Long.MIN_VALUE);
    }

    /** Adds pieces of the item to the user's cart. */
    public void addToCart(User user, int quantity) throws IOException {
        String line = "{\"item_id\":\"%s\",\"quantity\":%s}".formatted(item(), quantity);
        send(user.send(Request.of("POST", "/cart").json(line)));
    }

    /** The JSON of the user's cart. */
    public JsonNode cart(User user) throws IOException {
        return send(user.send(Request.get("/cart"))).json();
    }

    /** The id of a new order of the user's cart. */
    public String checkOut(User user) throws IOException {
        return send(user.send(Request.of("POST", "/orders").withKey().json("{}")))
                .text("id");
    }

    /** The final status of the order; what it is after 30 seconds if it has none. */
    public String awaitFinal(User user, String order) {
        Await.atMost(ORDER_TIMEOUT).until(() -> FINAL.contains(status(user, order)));
        return status(user, order);
    }

    private String status(User user, String order) {
        try {
            return send(user.send(Request.get("/orders/" + order))).text("status");
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private JsonNode itemInStock() throws IOException {
        return send(Request.get("/items?limit=100"))
                .json()
                .path("items")
                .valueStream()
                .max(Comparator.comparingLong(
                        candidate -> candidate.path("available").asLong(0)))
                .orElseThrow(() -> new ToolException("No item is in stock."));
    }
}
