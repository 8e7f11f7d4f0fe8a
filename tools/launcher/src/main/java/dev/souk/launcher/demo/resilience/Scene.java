package dev.souk.launcher.demo.resilience;

import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.ProcessStatus.State;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.tools.ToolException;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.demo.DemoCalls;
import dev.souk.tools.demo.DemoPrinter;
import dev.souk.tools.demo.DemoScenario;
import dev.souk.tools.process.Await;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the steps of the demo share: the running system, and a customer with an item in the cart.
 *
 * @param calls its calls that are printed
 * @param client its calls that are counted
 */
record Scene(
        SoukOperations launcher,
        DemoCalls calls,
        SoukClient client,
        DemoPrinter printer,
        Findings findings,
        String token,
        String itemId) {

    /** Longer than any time limit of the gateway. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    static Scene prepare(SoukOperations launcher, DemoPrinter printer) {
        String gateway = launcher.status().gateway();
        var calls = new DemoCalls(gateway, printer);
        printer.step("Register, log in, and put an item into the cart");
        String email = "demo-%s@souk.example".formatted(UUID.randomUUID());
        String account = "\"email\":\"%s\",\"password\":\"%s\"".formatted(email, DemoScenario.PASSWORD);
        calls.sendSilently(Call.post("/users", "{\"name\":\"Demo\",%s}".formatted(account)), 201);
        String token = calls.send(Call.post("/sessions", "{%s}".formatted(account)), 200)
                .text("access_token");
        printer.loggedIn(token);
        String item = calls.sendSilently(Call.get("/items?limit=1"), 200)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString("");
        var scene = new Scene(
                launcher, calls, new SoukClient(gateway, TIMEOUT), printer, new Findings(printer), token, item);
        String line = "{\"item_id\":\"%s\",\"quantity\":1}".formatted(item);
        calls.send(Call.post("/cart", line).withToken(token), 200);
        return scene;
    }

    /** The instances of the service that are up, of which there is one at least. */
    List<ProcessStatus> instances(String service) {
        List<ProcessStatus> running = running(service).toList();
        if (running.isEmpty()) {
            throw new ToolException("No instance of %s is up.".formatted(service));
        }
        return running;
    }

    Stream<ProcessStatus> running(String service) {
        return launcher.status().processes().stream()
                .filter(process -> process.service().equals(service) && process.state() == State.UP)
                .filter(process -> process.pid() != null);
    }

    /** A call that cart-service has to answer itself: nothing can be remembered in its place. */
    Call changeCart() {
        return new Call("PUT", "/cart/" + itemId, Call.post("", "").headers(), "{\"quantity\":1}").withToken(token);
    }

    /**
     * A call that order-service has to answer: the gateway has no copy, and it waits for no row that another call
     * locks.
     */
    Call readOrders() {
        return Call.get("/orders?limit=1").withToken(token);
    }

    Call readWallet() {
        return Call.get("/wallet").withToken(token);
    }

    /** Lets the system run for a while. */
    static void pause(Duration duration) {
        var _ = new Await(duration, duration).until(() -> false);
    }
}
