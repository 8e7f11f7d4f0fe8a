package dev.souk.cart.basket;

import dev.souk.common.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * What a user is about to buy, and how much of it fits.
 *
 * @param version rises with every change and never comes twice, since an order is placed for a version
 * @param quantities 1 to 99 of each of at most 50 items
 */
record Cart(long version, Map<UUID, Integer> quantities) {

    static final int MAX_LINES = 50;
    static final int MAX_QUANTITY = 99;

    static final Problem CART_FULL = new Problem("cart-full", "The cart is full", HttpStatus.CONFLICT);
    static final Problem QUANTITY_LIMIT =
            new Problem("quantity-limit", "Too many pieces of one item", HttpStatus.CONFLICT);

    Cart {
        quantities = Map.copyOf(quantities);
    }

    int quantityOf(UUID itemId) {
        return quantities.getOrDefault(itemId, 0);
    }

    /** How many there are of the item when {@code more} are added. */
    int add(UUID itemId, int more) {
        int sum = quantityOf(itemId) + more;
        if (sum > MAX_QUANTITY) {
            throw QUANTITY_LIMIT.with("At most " + MAX_QUANTITY + " of each item.");
        }
        return set(itemId, sum);
    }

    /** How many there are of the item when its quantity is set to {@code wanted}. */
    int set(UUID itemId, int wanted) {
        if (quantities.size() >= MAX_LINES && !quantities.containsKey(itemId)) {
            throw CART_FULL.with("At most " + MAX_LINES + " different items.");
        }
        return wanted;
    }

    /** The new quantity of each line that changes when {@code bought} is taken out: 0 where the line goes. */
    Map<UUID, Integer> without(Map<UUID, Long> bought) {
        var changed = new HashMap<UUID, Integer>();
        bought.forEach((itemId, taken) -> {
            if (quantities.containsKey(itemId)) {
                changed.put(itemId, (int) Math.max(0, quantityOf(itemId) - taken));
            }
        });
        return changed;
    }
}
