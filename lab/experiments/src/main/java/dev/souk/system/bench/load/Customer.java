package dev.souk.system.bench.load;

import dev.souk.tools.process.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A customer who orders one piece of an item, again and again.
 *
 * @param item the id of the item
 */
public record Customer(Caller caller, String item) {

    private static final Pattern STATUS = Pattern.compile("\"status\":\"(\\w+)\"");
    private static final int DEPOSIT_CENTS = 100_000_000;

    /** Opens the account and deposits what no benchmark can spend. */
    void open() throws IOException {
        caller.register();
        caller.logIn();
        deposit(DEPOSIT_CENTS);
    }

    /** Puts money into the wallet. */
    public void deposit(int cents) throws IOException {
        caller.send("POST", "/wallet/deposits", "{\"amount_cents\":%s}".formatted(cents), 201);
    }

    /**
     * Puts one piece into the cart. A PUT, so that the order has one piece also if the last one is still in the cart.
     */
    public void fillCart() throws IOException {
        caller.send("PUT", "/cart/" + item, "{\"quantity\":1}", 200);
    }

    /** Checks out; what becomes of the order is not awaited. Returns its JSON. */
    public String postOrder() throws IOException {
        return caller.send("POST", "/orders", "{}", 202);
    }

    /** Fills the cart and checks out; what becomes of the order is not awaited. */
    public void placeOrder() throws IOException {
        fillCart();
        postOrder();
    }

    /** Checks out, and follows the event stream of the order to its end; an order that is not confirmed is an error. */
    public void checkOut() throws IOException {
        String id = Caller.json(postOrder()).path("id").asString("");
        String last = STATUS.matcher(caller.get("/orders/" + id + "/events"))
                .results()
                .reduce("nothing", (_, found) -> found.group(1), (_, later) -> later);
        if (!last.equals("CONFIRMED")) {
            throw new UnexpectedResponseException("order " + last);
        }
    }

    /**
     * Orders again and again, each time with a new token, until an order is confirmed; false if none was in that time.
     */
    public boolean ordersWithin(Duration time) {
        return Await.atMost(time).until(() -> {
            try {
                caller.logIn();
                order();
                return true;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    /** Both. */
    public void order() throws IOException {
        fillCart();
        checkOut();
    }
}
