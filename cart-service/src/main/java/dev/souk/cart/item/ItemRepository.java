package dev.souk.cart.item;

import dev.souk.common.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of items, joined with the pieces on hand. */
@Repository
class ItemRepository {

    private static final String SELECT = """
            select id, sku, name, price_cents, on_sale, on_hand available, version
            from item join stock on stock.item_id = item.id
            """;

    /** With the position of both tables: a merge join would read the stock of all items before it. */
    static final String PAGE = SELECT + "where on_sale and id > :after and item_id > :after order by id limit :limit";

    private final JdbcClient jdbc;

    ItemRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Item> find(UUID id) {
        return one(SELECT + "where id = :id", id);
    }

    /** Reads and locks the item, so that its version cannot change before the update. */
    Optional<Item> lock(UUID id) {
        return one(SELECT + "where id = :id for no key update of item", id);
    }

    private Optional<Item> one(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(Item.class).optional();
    }

    /** In the order of ids, which rise with time: an item added during paging appears on the last page. */
    List<Item> onSale(PageRequest page) {
        return jdbc.sql(PAGE)
                .param("after", page.afterId())
                .param("limit", page.fetchSize())
                .query(Item.class)
                .list();
    }

    List<Item> withIds(List<UUID> ids) {
        return jdbc.sql(SELECT + "where id = any(:ids) order by id")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Item.class)
                .list();
    }

    /** Returns false if the sku is taken. Waits for a concurrent transaction that inserts the same sku. */
    boolean insert(Item item) {
        return jdbc.sql("""
                insert into item (id, sku, name, price_cents, on_sale)
                values (:id, :sku, :name, :priceCents, :onSale)
                on conflict (lower(sku)) do nothing
                """).paramSource(item).update() == 1;
    }

    /** Updates all columns but the id. */
    void update(Item item) {
        jdbc.sql("""
                update item
                set sku = :sku, name = :name, price_cents = :priceCents, on_sale = :onSale, version = :version
                where id = :id
                """).paramSource(item).update();
    }
}
