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

    Cart cart() {
        return new Cart(version, lines);
    }

    /** The same with these lines, and without those that have 0 pieces then. */
    StoredCart with(Map<UUID, CartLine> changed, long newVersion) {
        var all = new LinkedHashMap<>(lines);
        all.putAll(changed);
        all.values().removeIf(line -> line.quantity() == 0);
        return changed.isEmpty() ? this : new StoredCart(newVersion, closed, all);
    }

    StoredCart close(long newVersion) {
        return new StoredCart(newVersion, true, new LinkedHashMap<>());
    }
}
