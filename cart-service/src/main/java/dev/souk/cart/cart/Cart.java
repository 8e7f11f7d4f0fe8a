package dev.souk.cart.cart;

import dev.souk.common.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * What a user is about to buy, and how much of it fits.
 *
 * <p>What has been bought leaves the cart when stock hears of it, which may be some time after the user has. Whatever
 * they do to their cart in between must come to the same as if it had left at once. So a line that they have set anew
 * since the checkout, after taking it out or by saying how many there shall be, is theirs as it is; from one that was
 * there at the checkout the bought pieces are taken, and what they have added to it stays.
 *
 * @param version rises with every change and never comes twice, since an order is placed for a version
 * @param lines of at most 50 items
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

    boolean has(UUID itemId) {
        return lines.containsKey(itemId);
    }

    /** The line of the item when {@code more} are added. */
    CartLine add(UUID itemId, int more) {
        CartLine there = lines.get(itemId);
        CartLine line = there == null ? set(itemId, more) : there.with(more);
        if (line.quantity() > MAX_QUANTITY) {
            throw QUANTITY_LIMIT.with("At most " + MAX_QUANTITY + " of each item.");
        }
        return line;
    }

    /** The line of the item when its quantity is set to {@code wanted}. */
    CartLine set(UUID itemId, int wanted) {
        if (lines.size() >= MAX_LINES && !has(itemId)) {
            throw CART_FULL.with("At most " + MAX_LINES + " different items.");
        }
        return new CartLine(wanted, version + 1);
    }

    /** The lines that change when {@code bought}, which was ordered from version {@code ordered}, is taken out. */
    Map<UUID, CartLine> without(Map<UUID, Long> bought, long ordered) {
        var changed = new HashMap<UUID, CartLine>();
        bought.forEach((itemId, taken) -> {
            CartLine line = lines.get(itemId);
            if (line != null && line.setIn() <= ordered) {
                changed.put(itemId, line.without(taken));
            }
        });
        return changed;
    }
}
