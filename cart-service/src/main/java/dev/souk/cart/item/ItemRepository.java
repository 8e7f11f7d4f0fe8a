package dev.souk.cart.item;

import dev.souk.common.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of items, read together with what is on hand of each. */
@Component
class ItemRepository {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String SELECT = """
            select id, sku, name, price_cents, on_sale, on_hand available, version
            from item join stock on stock.item_id = item.id
            """;

    private final JdbcClient jdbc;

    ItemRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Item> find(UUID id) {
        return one(SELECT + "where id = :id", id);
    }

    /** Finds and locks it, so that what is decided by its version is still true when it is changed. */
    Optional<Item> lock(UUID id) {
        return one(SELECT + "where id = :id for update of item", id);
    }

    private Optional<Item> one(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(Item.class).optional();
    }

    /** Ids rise with time: what is added while somebody turns pages appears on the last one, and moves nothing. */
    List<Item> onSale(PageRequest page) {
        return jdbc.sql(SELECT + "where on_sale and id > :after order by id limit :limit")
                .param("after", page.idOr(BEFORE_ALL))
                .param("limit", page.fetchSize())
                .query(Item.class)
                .list();
    }

    /** Whether it is in; not where its sku is taken. Waits for another transaction that has the sku under way. */
    boolean insert(Item item) {
        return jdbc.sql("""
                insert into item (id, sku, name, price_cents, on_sale)
                values (:id, :sku, :name, :priceCents, :onSale)
                on conflict (lower(sku)) do nothing
                """).paramSource(item).update() == 1;
    }

    /** Writes all of it but its id and what is on hand. */
    void update(Item item) {
        jdbc.sql("""
                update item
                set sku = :sku, name = :name, price_cents = :priceCents, on_sale = :onSale, version = :version
                where id = :id
                """).paramSource(item).update();
    }
}
