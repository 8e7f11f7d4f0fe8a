package dev.souk.cart.item;

import dev.souk.cart.stock.StockRepository;
import dev.souk.common.core.IdGenerator;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import dev.souk.common.web.IfMatch;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Reads and changes items. A change runs in its caller's transaction. */
@Service
public class ItemService {

    static final Problem SKU_TAKEN = new Problem("sku-taken", "Another item has this sku", HttpStatus.CONFLICT);

    private final ItemRepository items;
    private final StockRepository stock;
    private final IdGenerator ids;

    ItemService(ItemRepository items, StockRepository stock, IdGenerator ids) {
        this.items = items;
        this.stock = stock;
        this.ids = ids;
    }

    /** The item, on sale or not; 404 if there is none. */
    Item get(UUID id) {
        return find(id).orElseThrow(Problems::notFound);
    }

    /** The item, on sale or not. */
    public Optional<Item> find(UUID id) {
        return items.find(id);
    }

    Page<Item> onSale(PageRequest page) {
        return Page.of(items.onSale(page), page, Item::id);
    }

    /** Those that exist, on sale or not. */
    Page<Item> withIds(List<UUID> ids) {
        return new Page<>(items.withIds(ids), null);
    }

    /** Adds an item without stock; empty if the sku is taken. */
    Optional<Item> add(ItemRequest request) {
        var item = new Item(
                ids.next(), request.sku(), request.name().strip(), request.priceCents(), request.onSaleOr(true), 0, 1);
        if (!items.insert(item)) {
            return Optional.empty();
        }
        stock.insert(item.id());
        return Optional.of(item);
    }

    /** Changes the item; 412 if {@code match} names another version. */
    Item change(UUID id, ItemRequest request, @Nullable IfMatch match) {
        Item before = items.lock(id).orElseThrow(Problems::notFound);
        IfMatch.requireIfPresent(match, before.version());
        var after = new Item(
                id,
                request.sku(),
                request.name().strip(),
                request.priceCents(),
                request.onSaleOr(before.onSale()),
                before.available(),
                before.version() + 1);
        try {
            items.update(after);
            return after;
        } catch (DuplicateKeyException taken) {
            throw skuTaken();
        }
    }

    static RuntimeException skuTaken() {
        return SKU_TAKEN.with("Choose another sku. The item that has it may be off sale.");
    }
}
