package dev.souk.system.chaos.load;

import dev.souk.system.chaos.environment.Pacing;
import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientRequest;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.load.RecordingClient.Caller;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A simulated customer: one visit after another, with a new account whenever the old one was closed. */
final class Shopper {

    private static final Set<String> FINAL = Set.of("CONFIRMED", "CANCELLED");
    private static final int MAX_POLLS = 6;
    private static final int POLL_INTERVAL_MILLIS = 250;
    private static final int REGISTRATION_INTERVAL_MILLIS = 500;

    private final long seed;
    private final int number;
    private final Registration registration;
    private final RetryingClient client;
    private final CheckoutDriver checkouts;
    private final Catalog catalog;
    private @Nullable LoggedInUser user;

    Shopper(long seed, int number, Registration registration, Catalog catalog) {
        this.seed = seed;
        this.number = number;
        this.registration = registration;
        this.client = registration.client();
        this.checkouts = new CheckoutDriver(client);
        this.catalog = catalog;
    }

    /** Opens an account before the faults start. */
    void register() throws InterruptedException {
        user = registration.register(number).orElse(null);
    }

    void run(BooleanSupplier isRunning) throws InterruptedException {
        for (int visit = 0; isRunning.getAsBoolean(); visit++) {
            Optional<LoggedInUser> known =
                    user == null ? registration.register(number) : registration.refresh(number, user);
            if (known.isEmpty()) {
                Pacing.pause(REGISTRATION_INTERVAL_MILLIS);
                continue;
            }
            user = known.get();
            make(Visit.draw(seed, number, visit, catalog.items().size()), known.get());
        }
    }

    private void make(Visit visit, LoggedInUser me) throws InterruptedException {
        var caller = new Caller(number, Optional.of(me));
        fillCart(visit, caller);
        Optional<String> order = ResponseBodies.of(checkouts.checkOut(caller, visit.manner()), 202)
                .map(placed -> placed.path("id").asString());
        if (order.isPresent()) {
            catalog.addOrder(me.id(), order.get());
            followUp(caller, order.get(), visit);
        }
        if (visit.accessesForeignOrder()) {
            accessForeignOrder(caller, me);
        }
        if (visit.closesAccount()) {
            registration.close(caller, me);
            user = null;
        }
        Pacing.pause(visit.pauseMillis());
    }

    private void fillCart(Visit visit, Caller caller) throws InterruptedException {
        if (visit.depositCents() > 0) {
            String amount = "{\"amount_cents\": %d}".formatted(visit.depositCents());
            client.post(caller, Intent.DEPOSIT, "/wallet/deposits", amount);
        }
        for (Visit.Line line : visit.lines()) {
            String item = "{\"item_id\": \"%s\", \"quantity\": %d}"
                    .formatted(catalog.items().get(line.item()), line.quantity());
            client.post(caller, Intent.CART, "/cart", item);
        }
    }

    private void followUp(Caller caller, String order, Visit visit) throws InterruptedException {
        if (visit.cancelAfter().isPresent()) {
            Pacing.pause(visit.cancelAfter().getAsInt());
            client.post(caller, Intent.CANCEL, "/orders/" + order + "/cancellation", null);
        }
        boolean isFinal = false;
        for (int poll = 0; poll < MAX_POLLS && !isFinal && !visit.closesAccount(); poll++) {
            Pacing.pause(POLL_INTERVAL_MILLIS);
            ClientRequest request = ClientRequest.read(Intent.READ, "/orders/" + order);
            CallOutcome seen = client.client().send(caller, request, RecordingClient.TIMEOUT);
            isFinal = ResponseBodies.of(seen, 200)
                    .map(body -> body.path("status").asString())
                    .filter(FINAL::contains)
                    .isPresent();
        }
    }

    private void accessForeignOrder(Caller caller, LoggedInUser me) throws InterruptedException {
        Optional<Catalog.PlacedOrder> other = catalog.foreignOrder(me.id());
        if (other.isPresent()) {
            String order = "/orders/" + other.get().id();
            client.get(caller, Intent.FOREIGN_ACCESS, order);
            client.post(caller, Intent.FOREIGN_ACCESS, order + "/cancellation", null);
            client.get(caller, Intent.FOREIGN_ACCESS, "/users/" + other.get().owner());
        }
    }
}
