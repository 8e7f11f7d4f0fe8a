package dev.souk.system.chaos.load;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;

/** What shoppers share: the ids of the items, and the latest orders of all users. */
final class Catalog {

    private static final int MAX_ORDERS = 200;

    private final List<String> items;
    private final ConcurrentLinkedDeque<PlacedOrder> orders = new ConcurrentLinkedDeque<>();

    Catalog(List<String> items) {
        this.items = items;
    }

    /** An order and its user. */
    record PlacedOrder(UUID owner, String id) {}

    List<String> items() {
        return items;
    }

    void addOrder(UUID owner, String order) {
        orders.addFirst(new PlacedOrder(owner, order));
        if (orders.size() > MAX_ORDERS) {
            orders.pollLast();
        }
    }

    /** The latest order of another user. */
    Optional<PlacedOrder> foreignOrder(UUID user) {
        return orders.stream().filter(order -> !order.owner().equals(user)).findFirst();
    }
}
