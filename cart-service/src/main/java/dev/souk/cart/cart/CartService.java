package dev.souk.cart.cart;

import dev.souk.cart.item.Item;
import dev.souk.cart.item.ItemService;
import dev.souk.common.problem.Problem;
import dev.souk.common.web.IfMatch;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The carts of all users; every method that changes one is part of its caller's transaction.
 *
 * <p>The cart of a closed account is gone for good: the last token of its user may live for some minutes more, but it
 * finds an empty cart that takes nothing.
 */
@Component
public class CartService {

    static final Problem ITEM_NOT_ON_SALE =
            new Problem("item-not-on-sale", "The item is not on sale", HttpStatus.CONFLICT);
    static final Problem ACCOUNT_CLOSED = new Problem("account-closed", "The account is closed", HttpStatus.CONFLICT);

    private final CartRepository store;
    private final ItemService items;

    CartService(CartRepository store, ItemService items) {
        this.store = store;
        this.items = items;
    }

    CartView of(UUID userId) {
        return store.view(userId);
    }

    CartView add(UUID userId, @Nullable IfMatch seen, UUID itemId, int quantity) {
        return put(userId, seen, itemId, cart -> cart.add(itemId, quantity));
    }

    CartView set(UUID userId, @Nullable IfMatch seen, UUID itemId, int quantity) {
        return put(userId, seen, itemId, cart -> cart.set(itemId, quantity));
    }

    private CartView put(UUID userId, @Nullable IfMatch seen, UUID itemId, Function<Cart, CartLine> change) {
        Cart cart = lock(userId, seen);
        requireOnSale(items.get(itemId));
        store.putLine(userId, itemId, change.apply(cart));
        store.nextVersion(userId);
        return store.view(userId);
    }

    /** Takes a line out; nothing happens where it is not there. */
    void remove(UUID userId, @Nullable IfMatch seen, UUID itemId) {
        if (lock(userId, seen).has(itemId)) {
            store.deleteLine(userId, itemId);
            store.nextVersion(userId);
        }
    }

    /** Takes all lines out. */
    void empty(UUID userId, @Nullable IfMatch seen) {
        if (!lock(userId, seen).lines().isEmpty()) {
            store.deleteLines(userId);
            store.nextVersion(userId);
        }
    }

    /**
     * Takes what has been bought out of the cart, as far as it is still there; what came in meanwhile stays.
     *
     * @param ordered the version of the cart that was checked out
     */
    public void takeOut(UUID userId, Map<UUID, Long> bought, long ordered) {
        store.lock(userId).ifPresent(cart -> setLines(userId, cart.without(bought, ordered)));
    }

    private void setLines(UUID userId, Map<UUID, CartLine> changed) {
        changed.forEach((itemId, line) -> {
            if (line.quantity() == 0) {
                store.deleteLine(userId, itemId);
            } else {
                store.putLine(userId, itemId, line);
            }
        });
        if (!changed.isEmpty()) {
            store.nextVersion(userId);
        }
    }

    /** Drops the cart of a user who has gone. */
    void close(UUID userId) {
        if (store.close(userId)) {
            store.deleteLines(userId);
        }
    }

    private Cart lock(UUID userId, @Nullable IfMatch seen) {
        Cart cart = store.lock(userId).orElseThrow(() -> ACCOUNT_CLOSED.with("Its cart is gone and takes nothing."));
        IfMatch.requireIfSaid(seen, cart.version());
        return cart;
    }

    private static void requireOnSale(Item item) {
        if (!item.onSale()) {
            throw ITEM_NOT_ON_SALE.with("It may be back later.");
        }
    }
}
