package dev.souk.launcher.demo;

import dev.souk.launcher.demo.Goods.Choice;
import dev.souk.launcher.demo.StoryResult.Ending;
import dev.souk.launcher.process.Await;
import dev.souk.launcher.report.LauncherException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The story that `souk demo` tells and the system tests check: an order is confirmed, another one cannot be paid. */
public final class Story {

    private static final String PASSWORD = "correct horse battery staple";
    private static final long CHANGE_CENTS = 1_000;

    private final Shop shop;
    private final Narrator narrator;
    private final OrderWatch watch;

    /** A story to be played against the gateway at this address. */
    public Story(String gateway, Narrator narrator) {
        this.shop = new Shop(gateway, narrator);
        this.narrator = narrator;
        this.watch = new OrderWatch(shop, narrator);
    }

    /**
     * Plays it with a customer of its own.
     *
     * @throws LauncherException when a call is answered in another way than the contract says
     */
    public StoryResult play() {
        long begin = System.nanoTime();
        Customer customer = register();
        Goods goods = lookAround();
        Choice affordable = goods.some(2);
        deposit(customer, affordable.totalCents() + CHANGE_CENTS);

        narrator.chapter("Fill the cart and check out: the order is paid from the wallet");
        Ending paid = order(customer, affordable);
        Duration firstOrder = Duration.ofNanos(System.nanoTime() - begin);
        awaitEmptyCart(customer);

        narrator.chapter("Order more than the wallet can pay");
        Ending unpaid = order(customer, goods.dearerThan(CHANGE_CENTS));
        narrator.chapter("Nothing was taken for it");
        long balance = shop.send(Call.get("/wallet").by(customer)).expect(200).number("balance_cents");
        return new StoryResult(
                customer.email(),
                paid,
                unpaid,
                balance,
                CHANGE_CENTS,
                firstOrder,
                Duration.ofNanos(System.nanoTime() - begin));
    }

    /** The statuses of all orders of an earlier story's customer, newest first: a restarted shop still knows them. */
    public List<String> recall(String email) {
        Reply orders = shop.send(Call.get("/orders").by(logIn(email))).expect(200);
        return orders.json()
                .path("items")
                .valueStream()
                .map(order -> order.path("status").asString(""))
                .toList();
    }

    private Customer register() {
        String email = "demo-%s@souk.example".formatted(UUID.randomUUID());
        narrator.chapter("Register");
        shop.send(Call.post(
                        "/users",
                        "{\"email\":\"%s\",\"name\":\"Demo\",\"password\":\"%s\"}".formatted(email, PASSWORD)))
                .expect(201);
        narrator.chapter("Log in");
        return logIn(email);
    }

    private Customer logIn(String email) {
        Reply session = shop.send(
                        Call.post("/sessions", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD)))
                .expect(200);
        narrator.loggedIn(session.text("access_token"));
        return new Customer(email, session.text("access_token"));
    }

    private Goods lookAround() {
        narrator.chapter("Look at the goods");
        return Goods.of(shop.send(Call.get("/items?limit=100")).expect(200).json());
    }

    private void deposit(Customer customer, long cents) {
        narrator.chapter("Put money into the wallet");
        shop.send(Call.post("/wallet/deposits", "{\"amount_cents\":%d}".formatted(cents))
                        .by(customer)
                        .once())
                .expect(201);
    }

    private Ending order(Customer customer, Choice choice) {
        shop.send(Call.post("/cart", choice.json()).by(customer)).expect(200);
        Reply placed = shop.send(Call.post("/orders", "{}").by(customer).once()).expect(202);
        Reply end = watch.untilFinal(placed.text("id"), customer);
        return new Ending(placed.text("id"), end.text("status"), end.text("reason"), placed.traceId());
    }

    /** What was bought leaves the cart a moment after the order is confirmed. */
    private void awaitEmptyCart(Customer customer) {
        Call cart = Call.get("/cart").by(customer);
        boolean empty = Await.atMost(Duration.ofSeconds(10))
                .until(() -> shop.quietly(cart).expect(200).json().path("lines").isEmpty());
        if (!empty) {
            throw new LauncherException("What was bought did not leave the cart.");
        }
    }
}
