package dev.souk.cart.cart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;

/**
 * A cart as a document.
 *
 * @param lines in the order in which they were added
 */
record StoredCart(long version, boolean closed, SequencedMap<UUID, CartLine> lines) {

    static final StoredCart NEW = new StoredCart(0, false, new LinkedHashMap<>());

    Cart cart() {
        return new Cart(version, lines);
    }

    /** The same with these lines, or without those that have 0 pieces. */
    StoredCart with(Map<UUID, CartLine> changed, long newVersion) {
        var all = new LinkedHashMap<>(lines);
        all.putAll(changed);
        all.values().removeIf(line -> line.quantity() == 0);
        return new StoredCart(newVersion, closed, all);
    }

    StoredCart close(long newVersion) {
        return new StoredCart(newVersion, true, new LinkedHashMap<>());
    }
}
