package dev.souk.cart.item;

import dev.souk.cart.stock.StockRepository;
import dev.souk.common.core.IdGenerator;
import dev.souk.common.problem.Problem;
import dev.souk.common.security.Caller;
import dev.souk.common.web.IfMatch;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** All items of the shop. */
@Component
public class ItemService {

    static final Problem SKU_TAKEN = new Problem("sku-taken", "Another item has this sku", HttpStatus.CONFLICT);

    private final ItemRepository store;
    private final StockRepository stock;
    private final IdGenerator ids;

    ItemService(ItemRepository store, StockRepository stock, IdGenerator ids) {
        this.store = store;
        this.stock = stock;
        this.ids = ids;
    }

    /** The item, on sale or not; 404 where there is none. */
    public Item get(UUID id) {
        return store.find(id).orElseThrow(Caller::notFound);
    }

    Page<Item> onSale(PageRequest page) {
        return Page.of(store.onSale(page), page, Item::id);
    }

    /** A new item with no stock; empty where the sku is taken. */
    Optional<Item> add(ItemRequest wanted) {
        var item = new Item(ids.next(), wanted.sku(), wanted.name(), wanted.priceCents(), wanted.onSaleOr(true), 0, 1);
        if (!store.insert(item)) {
            return Optional.empty();
        }
        stock.open(item.id());
        return Optional.of(item);
    }

    /** Changes the item; 412 where the caller has seen another version of it. */
    Item change(UUID id, ItemRequest wanted, @Nullable IfMatch seen) {
        Item before = store.lock(id).orElseThrow(Caller::notFound);
        IfMatch.requireIfSaid(seen, before.version());
        var after = new Item(
                id,
                wanted.sku(),
                wanted.name(),
                wanted.priceCents(),
                wanted.onSaleOr(before.onSale()),
                before.available(),
                before.version() + 1);
        return save(after);
    }

    private Item save(Item item) {
        try {
            store.update(item);
            return item;
        } catch (DuplicateKeyException taken) {
            throw skuTaken();
        }
    }

    static RuntimeException skuTaken() {
        return SKU_TAKEN.with("Choose another sku, or change the item that has it.");
    }
}
