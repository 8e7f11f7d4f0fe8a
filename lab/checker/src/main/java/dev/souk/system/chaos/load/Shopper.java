package dev.souk.system.chaos.load;

import dev.souk.system.chaos.load.History.CallOutcome;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** A simulated customer: one visit after another, with a new account whenever the old one was closed. */
record Shopper(long seed, int number, UserSession session, Catalog catalog) {

    private static final Set<String> FINAL = Set.of("CONFIRMED", "CANCELLED");
    private static final int MAX_POLLS = 6;
    private static final int POLL_INTERVAL_MILLIS = 250;
    private static final int REGISTRATION_INTERVAL_MILLIS = 500;

    /** What shoppers share: the ids of the items, and the orders of all users, the latest first. */
    record Catalog(List<String> items, Deque<PlacedOrder> orders) {}

    /** An order and its user. */
    record PlacedOrder(UUID owner, String id) {}

    void run(BooleanSupplier isRunning) throws InterruptedException {
        for (int visit = 0; isRunning.getAsBoolean(); visit++) {
            if (session.logIn()) {
                make(Visit.draw(seed, number, visit, catalog.items().size()));
            } else {
                Pacing.pause(REGISTRATION_INTERVAL_MILLIS);
            }
        }
    }

    private void make(Visit visit) throws InterruptedException {
        UUID me = Objects.requireNonNull(session.id());
        fillCart(visit);
        Optional<String> order = session.checkOut(visit.manner()).text(202, "id");
        if (order.isPresent()) {
            catalog.orders().addFirst(new PlacedOrder(me, order.get()));
            followUp(order.get(), visit);
        }
        if (visit.accessesForeignOrder()) {
            accessForeignOrder(me);
        }
        if (visit.closesAccount()) {
            session.closeAccount();
        }
        Pacing.pause(visit.pauseMillis());
    }

    private void fillCart(Visit visit) throws InterruptedException {
        if (visit.depositCents() > 0) {
            String amount = "{\"amount_cents\": %s}".formatted(visit.depositCents());
            session.post(Intent.DEPOSIT, "/wallet/deposits", amount);
        }
        for (Visit.Line line : visit.lines()) {
            String item = "{\"item_id\": \"%s\", \"quantity\": %s}"
                    .formatted(catalog.items().get(line.item()), line.quantity());
            session.post(Intent.CART, "/cart", item);
        }
    }

    private void followUp(String order, Visit visit) throws InterruptedException {
        if (visit.cancelAfter().isPresent()) {
            Pacing.pause(visit.cancelAfter().getAsInt());
            session.post(Intent.CANCEL, "/orders/" + order + "/cancellation", "");
        }
        boolean isFinal = false;
        for (int poll = 0; poll < MAX_POLLS && !isFinal && !visit.closesAccount(); poll++) {
            Pacing.pause(POLL_INTERVAL_MILLIS);
            CallOutcome seen = session.poll(Intent.READ, "/orders/" + order);
            isFinal = seen.text(200, "status").filter(FINAL::contains).isPresent();
        }
    }

    private void accessForeignOrder(UUID me) throws InterruptedException {
        Optional<PlacedOrder> other = catalog.orders().stream()
                .filter(order -> !order.owner().equals(me))
                .findFirst();
        if (other.isPresent()) {
            String order = "/orders/" + other.get().id();
            session.get(Intent.FOREIGN_ACCESS, order);
            session.post(Intent.FOREIGN_ACCESS, order + "/cancellation", "");
            session.get(Intent.FOREIGN_ACCESS, "/users/" + other.get().owner());
        }
    }
}
