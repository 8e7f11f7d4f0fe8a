package dev.souk.cart.cart;

import dev.souk.common.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;

/**
 * The lines of a user's cart and their limits.
 *
 * <p>Ordered quantities are removed from the cart when the order is confirmed, some time after the checkout. Changes
 * that the user makes in between must leave the same cart as if the quantities had been removed at the checkout. So a
 * line whose quantity was set after the checkout, by removing and adding the item again or by a PUT, stays as it is;
 * from a line that was part of the checkout the ordered quantity is subtracted, and what was added since stays. Until
 * then the cart shows what is ordered, and a checkout of the changed cart orders that again.
 *
 * @param version rises with each change and is never used twice, since an order is placed for a version
 * @param lines at most 50, by item
 */
record Cart(long version, Map<UUID, CartLine> lines) {

    static final int MAX_LINES = 50;
    static final int MAX_QUANTITY = 99;

    static final Problem CART_FULL = new Problem("cart-full", "The cart is full", HttpStatus.CONFLICT);
    static final Problem QUANTITY_LIMIT =
            new Problem("quantity-limit", "Too many pieces of one item", HttpStatus.CONFLICT);

    Cart {
        lines = Map.copyOf(lines);
    }

    /** The line of the item after {@code quantity} pieces are added. */
    CartLine add(UUID itemId, int quantity) {
        CartLine current = lines.get(itemId);
        CartLine line = current == null ? set(itemId, quantity) : current.plus(quantity);
        if (line.quantity() > MAX_QUANTITY) {
            throw QUANTITY_LIMIT.with("At most " + MAX_QUANTITY + " of each item.");
        }
        return line;
    }

    /** The line of the item after its quantity is set. */
    CartLine set(UUID itemId, int quantity) {
        if (lines.size() >= MAX_LINES && !lines.containsKey(itemId)) {
            throw CART_FULL.with("At most " + MAX_LINES + " different items, those off sale included.");
        }
        return new CartLine(quantity, version + 1);
    }

    /** The changed lines after all lines of these items are removed. */
    Map<UUID, CartLine> without(Predicate<UUID> items) {
        var changed = new HashMap<UUID, CartLine>();
        lines.forEach((itemId, line) -> {
            if (items.test(itemId)) {
                changed.put(itemId, line.minus(line.quantity()));
            }
        });
        return changed;
    }

    /** The changed lines after {@code ordered} quantities, checked out in {@code orderedVersion}, are removed. */
    Map<UUID, CartLine> without(Map<UUID, Long> ordered, long orderedVersion) {
        var changed = new HashMap<UUID, CartLine>();
        ordered.forEach((itemId, quantity) -> {
            CartLine line = lines.get(itemId);
            if (line != null && line.quantitySetAtVersion() <= orderedVersion) {
                changed.put(itemId, line.minus(quantity));
            }
        });
        return changed;
    }
}
