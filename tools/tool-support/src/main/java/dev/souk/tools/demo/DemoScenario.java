package dev.souk.tools.demo;

import dev.souk.tools.ToolException;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.demo.DemoCatalog.CartLine;
import dev.souk.tools.demo.DemoResult.FinalOrder;
import dev.souk.tools.process.Await;
import java.time.Duration;
import java.util.UUID;

/** The scenario of `souk demo`, which system tests check as well: one order is confirmed, another cannot be paid. */
public final class DemoScenario {

    /** The password of the demo's customer. */
    public static final String PASSWORD = "correct horse battery staple";

    private static final long CHANGE_CENTS = 1_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int REPEATS = 2;

    private final DemoCalls calls;
    private final DemoPrinter printer;

    /** A scenario for the gateway at this URL, which prints nothing. */
    public DemoScenario(String gateway) {
        this(gateway, DemoPrinter.silent());
    }

    public DemoScenario(String gateway, DemoPrinter printer) {
        this(gateway, printer, REPEATS);
    }

    /** The same that repeats a call that is unavailable only so often; 0 shows what a customer notices. */
    public DemoScenario(String gateway, DemoPrinter printer, int repeats) {
        this.calls = new DemoCalls(new SoukClient(gateway, TIMEOUT), printer, repeats);
        this.printer = printer;
    }

    /**
     * Runs it with a new customer.
     *
     * @throws ToolException if a call returns another status than expected
     */
    public DemoResult run() {
        long begin = System.nanoTime();
        String email = "demo-%s@souk.example".formatted(UUID.randomUUID());
        String token = register(email);
        DemoCatalog catalog = catalog();
        CartLine affordable = catalog.some(2);
        deposit(token, affordable.totalCents() + CHANGE_CENTS);

        printer.step("Fill the cart and check out: the order is paid from the wallet");
        FinalOrder paid = order(token, affordable);
        Duration firstOrder = Duration.ofNanos(System.nanoTime() - begin);
        awaitEmptyCart(token);

        printer.step("Order more than the wallet can pay");
        FinalOrder unpaid = order(token, catalog.costingMoreThan(CHANGE_CENTS));
        printer.step("The wallet is unchanged");
        long balance = calls.send(Call.get("/wallet").withToken(token), 200).number("balance_cents");
        Duration total = Duration.ofNanos(System.nanoTime() - begin);
        return new DemoResult(email, paid, unpaid, balance, CHANGE_CENTS, firstOrder, total);
    }

    private String register(String email) {
        printer.step("Register");
        String account = "{\"email\":\"%s\",\"name\":\"Demo\",\"password\":\"%s\"}".formatted(email, PASSWORD);
        calls.send(Call.post("/users", account), 201);
        printer.step("Log in");
        String credentials = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
        String token = calls.send(Call.post("/sessions", credentials), 200).text("access_token");
        printer.loggedIn(token);
        return token;
    }

    private DemoCatalog catalog() {
        printer.step("List the items");
        return DemoCatalog.of(calls.send(Call.get("/items?limit=100"), 200).json());
    }

    private void deposit(String token, long cents) {
        printer.step("Deposit money into the wallet");
        Call deposit = Call.post("/wallet/deposits", "{\"amount_cents\":%s}".formatted(cents));
        calls.send(deposit.withToken(token).withIdempotencyKey(), 201);
    }

    private FinalOrder order(String token, CartLine choice) {
        calls.send(Call.post("/cart", choice.json()).withToken(token), 200);
        Reply placed = calls.send(Call.post("/orders", "{}").withToken(token).withIdempotencyKey(), 202);
        String id = placed.text("id");
        calls.followOrder(id, token);
        Reply order = calls.send(Call.get("/orders/" + id).withToken(token), 200);
        return new FinalOrder(id, order.text("status"), order.text("reason"), placed.traceId());
    }

    /** The ordered items are removed from the cart a moment after the order is confirmed. */
    private void awaitEmptyCart(String token) {
        Call cart = Call.get("/cart").withToken(token);
        boolean empty = Await.atMost(TIMEOUT)
                .until(() -> calls.answer(cart).expect(200).json().path("lines").isEmpty());
        if (!empty) {
            throw new ToolException("The ordered items were not removed from the cart.");
        }
    }
}
