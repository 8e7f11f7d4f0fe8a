package dev.souk.cart.cart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables, for carts that are documents in Valkey. */
@Repository
class StoredCartRepository {

    private final JdbcClient jdbc;

    StoredCartRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The cart that was stored here before, or is stored behind; a new one if there is none. */
    StoredCart find(UUID userId) {
        var lines = new LinkedHashMap<UUID, CartLine>();
        return jdbc
                .sql("""
                select version, closed, item_id, quantity, quantity_set_at_version
                from cart left join cart_line using (user_id)
                where user_id = :user
                order by added_at, item_id
                """)
                .param("user", userId)
                .query((row, _) -> {
                    UUID item = row.getObject("item_id", UUID.class);
                    if (item != null) {
                        lines.put(item, new CartLine(row.getInt("quantity"), row.getLong("quantity_set_at_version")));
                    }
                    return new StoredCart(row.getLong("version"), row.getBoolean("closed"), lines);
                })
                .list()
                .stream()
                .findFirst()
                .orElse(StoredCart.NEW);
    }

    /** The lines with the names and prices of today, without those of items that are not on sale. */
    List<CartView.Line> view(SequencedMap<UUID, CartLine> lines) {
        return jdbc.sql("""
                select id, name, price_cents, on_hand
                from unnest(cast(:ids as uuid[])) with ordinality wanted (id, place)
                    join item using (id) join stock on item_id = id
                where on_sale
                order by place
                """)
                .param("ids", lines.keySet().toArray(UUID[]::new))
                .query((row, _) -> {
                    UUID item = row.getObject("id", UUID.class);
                    int quantity = Objects.requireNonNull(lines.get(item)).quantity();
                    return new CartView.Line(
                            item, row.getString("name"), quantity, row.getInt("price_cents"), row.getLong("on_hand"));
                })
                .list();
    }

    /** Stores the cart behind, unless there is a newer one, and then returns false. A closed cart stays closed. */
    boolean store(UUID userId, StoredCart cart) {
        int stored = jdbc.sql("""
                insert into cart (user_id, version, closed) values (:user, :version, :closed)
                on conflict (user_id) do update
                set version = excluded.version, closed = cart.closed or excluded.closed
                where cart.version <= excluded.version
                """)
                .param("user", userId)
                .param("version", cart.version())
                .param("closed", cart.closed())
                .update();
        if (stored == 0) {
            return false;
        }
        jdbc.sql("delete from cart_line where user_id = :user")
                .param("user", userId)
                .update();
        SequencedCollection<CartLine> lines = cart.lines().sequencedValues();
        jdbc.sql("""
                insert into cart_line (user_id, item_id, quantity, quantity_set_at_version)
                select :user, * from unnest(cast(:ids as uuid[]), cast(:quantities as int[]), cast(:versions as bigint[]))
                """)
                .param("user", userId)
                .param("ids", cart.lines().sequencedKeySet().toArray(UUID[]::new))
                .param("quantities", lines.stream().map(CartLine::quantity).toArray(Integer[]::new))
                .param(
                        "versions",
                        lines.stream().map(CartLine::quantitySetAtVersion).toArray(Long[]::new))
                .update();
        return true;
    }

    /** Lifts the version of a cart that was changed here, so that none of Valkey is newer. */
    void lift(UUID userId, long version) {
        jdbc.sql("update cart set version = greatest(version, :version) where user_id = :user")
                .param("user", userId)
                .param("version", version)
                .update();
    }
}
