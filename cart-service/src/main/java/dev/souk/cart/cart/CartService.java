package dev.souk.cart.cart;

import dev.souk.cart.item.ItemService;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.common.web.IfMatch;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Reads and changes carts. A change runs in its caller's transaction.
 *
 * <p>The cart of a closed account stays closed: another instance may accept its access tokens for some seconds more,
 * but reads find an empty cart and changes are rejected.
 */
@Service
public class CartService {

    static final Problem ITEM_NOT_ON_SALE =
            new Problem("item-not-on-sale", "The item is not on sale", HttpStatus.CONFLICT);

    private final CartRepository carts;
    private final ItemService items;

    CartService(CartRepository carts, ItemService items) {
        this.carts = carts;
        this.items = items;
    }

    CartView of(UUID userId) {
        return carts.view(userId);
    }

    CartView add(UUID userId, @Nullable IfMatch match, UUID itemId, int quantity) {
        return put(userId, match, itemId, cart -> cart.add(itemId, quantity));
    }

    CartView set(UUID userId, @Nullable IfMatch match, UUID itemId, int quantity) {
        return put(userId, match, itemId, cart -> cart.set(itemId, quantity));
    }

    private CartView put(UUID userId, @Nullable IfMatch match, UUID itemId, Function<Cart, CartLine> change) {
        change(userId, match, cart -> {
            if (!items.find(itemId).orElseThrow(CartService::unknownItem).onSale()) {
                throw ITEM_NOT_ON_SALE.with("It cannot be added to the cart.");
            }
            return Map.of(itemId, change.apply(cart));
        });
        return carts.view(userId);
    }

    /** Removes a line, if the cart has it. */
    void remove(UUID userId, @Nullable IfMatch match, UUID itemId) {
        change(userId, match, cart -> cart.without(itemId::equals));
    }

    /** Removes all lines. */
    void empty(UUID userId, @Nullable IfMatch match) {
        change(userId, match, cart -> cart.without(_ -> true));
    }

    /**
     * Removes the quantities of a confirmed order, see {@link Cart}.
     *
     * @param orderedVersion the version of the cart that was checked out
     */
    public void removeOrdered(UUID userId, Map<UUID, Long> ordered, long orderedVersion) {
        carts.changeByEvent(userId, cart -> cart.without(ordered, orderedVersion));
    }

    private void change(UUID userId, @Nullable IfMatch match, Function<Cart, Map<UUID, CartLine>> change) {
        boolean open = carts.change(userId, cart -> {
            IfMatch.requireIfPresent(match, cart.version());
            return change.apply(cart);
        });
        if (!open) {
            throw Problems.ACCOUNT_CLOSED.with("Its cart cannot be changed.");
        }
    }

    private static ProblemException unknownItem() {
        return Problems.NOT_FOUND.with("There is no such item.").on("item_id", "must be the id of an item");
    }
}
