package dev.souk.system.chaos.load;

import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientRequest;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.load.RecordingClient.Caller;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One shopper: visit after visit, as long as the shop is open; a new customer whenever an account was closed. */
final class Shopper {

    private static final int LOOKS = 6;
    private static final int BETWEEN_LOOKS_MILLIS = 250;
    private static final int WITHOUT_ACCOUNT_MILLIS = 500;

    private final long seed;
    private final int number;
    private final Registration entrance;
    private final RetryingClient persistence;
    private final CheckoutDriver till;
    private final Catalog shelf;
    private @Nullable LoggedInUser customer;

    Shopper(long seed, int number, Registration entrance, RetryingClient persistence, Catalog shelf) {
        this.seed = seed;
        this.number = number;
        this.entrance = entrance;
        this.persistence = persistence;
        this.till = new CheckoutDriver(entrance.client(), persistence);
        this.shelf = shelf;
    }

    /** Becomes a customer before the first visit, while all is well. */
    void arrive() throws InterruptedException {
        customer = entrance.register(number).orElse(null);
    }

    void shop(BooleanSupplier isOpen) throws InterruptedException {
        for (int visit = 0; isOpen.getAsBoolean(); visit++) {
            Optional<LoggedInUser> me =
                    customer == null ? entrance.register(number) : entrance.refresh(number, customer);
            if (me.isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(WITHOUT_ACCOUNT_MILLIS);
                continue;
            }
            customer = me.get();
            make(Visit.draw(seed, number, visit, shelf.items().size()), me.get());
        }
    }

    private void make(Visit visit, LoggedInUser me) throws InterruptedException {
        var caller = new Caller(number, Optional.of(me));
        if (visit.depositCents() > 0) {
            String money = "{\"amount_cents\": %d}".formatted(visit.depositCents());
            write(caller, Intent.DEPOSIT, "/wallet/deposits", money);
        }
        for (Visit.Line line : visit.lines()) {
            String item = "{\"item_id\": \"%s\", \"quantity\": %d}"
                    .formatted(shelf.items().get(line.item()), line.quantity());
            write(caller, Intent.CART, "/cart", item);
        }
        Optional<String> order = ResponseBodies.of(till.checkOut(caller, visit.manner()), 202)
                .map(placed -> placed.path("id").asString());
        if (order.isPresent()) {
            shelf.remember(me.id(), order.get());
            followUp(caller, order.get(), visit);
        }
        if (visit.pries()) {
            pry(caller, me);
        }
        if (visit.closesAccount()) {
            entrance.close(caller, me);
            customer = null;
        }
        TimeUnit.MILLISECONDS.sleep(visit.pauseMillis());
    }

    private void followUp(Caller caller, String order, Visit visit) throws InterruptedException {
        if (visit.cancelAfter().isPresent()) {
            TimeUnit.MILLISECONDS.sleep(visit.cancelAfter().getAsInt());
            write(caller, Intent.CANCEL, "/orders/" + order + "/cancellation", null);
        }
        boolean isFinal = false;
        for (int look = 0; look < LOOKS && !isFinal && !visit.closesAccount(); look++) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            CallOutcome seen = entrance.client().call(caller, look("/orders/" + order), RecordingClient.PATIENT);
            isFinal = ResponseBodies.of(seen, 200)
                    .map(body -> body.path("status").asString())
                    .filter(Set.of("CONFIRMED", "CANCELLED")::contains)
                    .isPresent();
        }
    }

    private void pry(Caller caller, LoggedInUser me) throws InterruptedException {
        Optional<Catalog.Placed> other = shelf.somebodyElses(me.id());
        if (other.isPresent()) {
            String order = "/orders/" + other.get().order();
            persistence.ask(caller, ClientRequest.read(Intent.FOREIGN_ACCESS, order));
            write(caller, Intent.FOREIGN_ACCESS, order + "/cancellation", null);
            persistence.ask(
                    caller,
                    ClientRequest.read(
                            Intent.FOREIGN_ACCESS, "/users/" + other.get().owner()));
        }
    }

    private static ClientRequest look(String path) {
        return ClientRequest.read(Intent.READ, path);
    }

    private void write(Caller caller, Intent intent, String path, @Nullable String body) throws InterruptedException {
        persistence.ask(caller, ClientRequest.write(intent, "POST", path, UUID.randomUUID(), body));
    }
}
