package dev.souk.cart.cart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cart as a document.
 *
 * @param change that made it, so that no two changes make the same document; null in one of the database
 * @param lines in the order in which they were added
 */
record StoredCart(long version, @Nullable UUID change, boolean closed, SequencedMap<UUID, CartLine> lines) {

    Cart cart() {
        return new Cart(version, lines);
    }

    /** The same with these lines, and without those that have 0 pieces then. */
    StoredCart with(Map<UUID, CartLine> changed, long newVersion) {
        var all = new LinkedHashMap<>(lines);
        all.putAll(changed);
        all.values().removeIf(line -> line.quantity() == 0);
        return changed.isEmpty() ? this : new StoredCart(newVersion, change, closed, all);
    }

    StoredCart close(long newVersion) {
        return new StoredCart(newVersion, change, true, new LinkedHashMap<>());
    }

    StoredCart by(UUID newChange) {
        return new StoredCart(version, newChange, closed, lines);
    }
}
