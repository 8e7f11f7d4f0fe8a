package dev.souk.system.chaos.shopper;

import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.history.Outcome;
import dev.souk.system.chaos.history.Request;
import dev.souk.system.chaos.shopper.Client.Caller;
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
    private final Entrance entrance;
    private final Persistence persistence;
    private final Till till;
    private final Shelf shelf;
    private @Nullable Customer customer;

    Shopper(long seed, int number, Entrance entrance, Persistence persistence, Shelf shelf) {
        this.seed = seed;
        this.number = number;
        this.entrance = entrance;
        this.persistence = persistence;
        this.till = new Till(entrance.client(), persistence);
        this.shelf = shelf;
    }

    /** Becomes a customer before the first visit, while all is well. */
    void arrive() throws InterruptedException {
        customer = entrance.register(number).orElse(null);
    }

    void shop(BooleanSupplier isOpen) throws InterruptedException {
        for (int visit = 0; isOpen.getAsBoolean(); visit++) {
            Optional<Customer> me = customer == null ? entrance.register(number) : entrance.refresh(number, customer);
            if (me.isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(WITHOUT_ACCOUNT_MILLIS);
                continue;
            }
            customer = me.get();
            make(Visit.draw(seed, number, visit, shelf.items().size()), me.get());
        }
    }

    private void make(Visit visit, Customer me) throws InterruptedException {
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
        Optional<String> order = Bodies.of(till.checkOut(caller, visit.manner()), 202)
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
            Outcome seen = entrance.client().call(caller, look("/orders/" + order), Client.PATIENT);
            isFinal = Bodies.of(seen, 200)
                    .map(body -> body.path("status").asString())
                    .filter(Set.of("CONFIRMED", "CANCELLED")::contains)
                    .isPresent();
        }
    }

    private void pry(Caller caller, Customer me) throws InterruptedException {
        Optional<Shelf.Placed> other = shelf.somebodyElses(me.id());
        if (other.isPresent()) {
            String order = "/orders/" + other.get().order();
            persistence.ask(caller, Request.read(Intent.PRY, order));
            write(caller, Intent.PRY, order + "/cancellation", null);
            persistence.ask(
                    caller, Request.read(Intent.PRY, "/users/" + other.get().owner()));
        }
    }

    private static Request look(String path) {
        return Request.read(Intent.LOOK, path);
    }

    private void write(Caller caller, Intent intent, String path, @Nullable String body) throws InterruptedException {
        persistence.ask(caller, Request.write(intent, "POST", path, UUID.randomUUID(), body));
    }
}
