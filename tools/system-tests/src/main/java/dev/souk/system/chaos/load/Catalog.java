package dev.souk.system.chaos.load;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;

/** What shoppers share: the items, and the latest orders of all, for those who pry. */
final class Catalog {

    private static final int REMEMBERED = 200;

    private final List<String> items;
    private final ConcurrentLinkedDeque<Placed> placed = new ConcurrentLinkedDeque<>();

    Catalog(List<String> items) {
        this.items = items;
    }

    /** An order and whose it is. */
    record Placed(UUID owner, String order) {}

    List<String> items() {
        return items;
    }

    void remember(UUID owner, String order) {
        placed.addFirst(new Placed(owner, order));
        if (placed.size() > REMEMBERED) {
            placed.pollLast();
        }
    }

    /** The latest order that is not this user's. */
    Optional<Placed> somebodyElses(UUID user) {
        return placed.stream().filter(one -> !one.owner().equals(user)).findFirst();
    }
}
