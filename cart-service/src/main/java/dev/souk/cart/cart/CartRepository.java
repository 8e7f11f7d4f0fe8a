package dev.souk.cart.cart;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of carts. A change locks the row of its cart first, so that the changes of one cart run one by one. */
@Repository
class CartRepository {

    final JdbcClient jdbc;

    CartRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads version and lines in one statement, so that they are consistent: a checkout places an order for them. */
    CartView view(UUID userId) {
        return jdbc.sql("""
                select cart.version, item_id, name, quantity, price_cents, on_hand
                from cart left join (cart_line join item on item.id = item_id and on_sale join stock using (item_id))
                    using (user_id)
                where user_id = :user
                order by added_at, item_id
                """).param("user", userId).query(CartRepository::toView);
    }

    /**
     * Changes the cart, whose user waits for it. Returns false if it is closed.
     *
     * @param change tells the lines that are different afterwards, with 0 pieces those that go
     */
    boolean change(UUID userId, Function<Cart, Map<UUID, CartLine>> change) {
        Optional<Cart> cart = lock(userId);
        cart.ifPresent(locked -> save(userId, change.apply(locked)));
        return cart.isPresent();
    }

    /** Changes the cart in the transaction of an event, unless it is closed. */
    void changeByEvent(UUID userId, Function<Cart, Map<UUID, CartLine>> change) {
        change(userId, change);
    }

    private void save(UUID userId, Map<UUID, CartLine> changed) {
        if (!changed.isEmpty()) {
            mergeLines(userId, changed);
            incrementVersion(userId);
        }
    }

    /** Locks the cart, and inserts it for the first change; empty if it is closed. */
    private Optional<Cart> lock(UUID userId) {
        return lockVersion(userId).or(() -> insertAndLock(userId)).map(version -> new Cart(version, lines(userId)));
    }

    /** A concurrent change may have inserted the cart meanwhile; then this one waits for it. */
    private Optional<Long> insertAndLock(UUID userId) {
        jdbc.sql("insert into cart (user_id) values (:user) on conflict do nothing")
                .param("user", userId)
                .update();
        return lockVersion(userId);
    }

    private Optional<Long> lockVersion(UUID userId) {
        return jdbc.sql("select version from cart where user_id = :user and not closed for update")
                .param("user", userId)
                .query(Long.class)
                .optional();
    }

    private Map<UUID, CartLine> lines(UUID userId) {
        var lines = new HashMap<UUID, CartLine>();
        jdbc.sql("select item_id, quantity, quantity_set_at_version from cart_line where user_id = :user")
                .param("user", userId)
                .query(row -> {
                    lines.put(
                            row.getObject("item_id", UUID.class),
                            new CartLine(row.getInt("quantity"), row.getLong("quantity_set_at_version")));
                });
        return lines;
    }

    private void mergeLines(UUID userId, Map<UUID, CartLine> changed) {
        jdbc.sql("""
                merge into cart_line line
                using unnest(:items, :quantities, :versions) changed (item_id, quantity, version)
                on user_id = :user and line.item_id = changed.item_id
                when matched and changed.quantity = 0 then delete
                when matched then update set quantity = changed.quantity, quantity_set_at_version = changed.version
                when not matched and changed.quantity > 0 then
                    insert (user_id, item_id, quantity, quantity_set_at_version)
                    values (:user, changed.item_id, changed.quantity, changed.version)
                """)
                .param("user", userId)
                .param("items", changed.keySet().toArray(UUID[]::new))
                .param("quantities", column(changed, CartLine::quantity, Integer[]::new))
                .param("versions", column(changed, CartLine::quantitySetAtVersion, Long[]::new))
                .update();
    }

    private static <T> T[] column(Map<UUID, CartLine> lines, Function<CartLine, T> value, IntFunction<T[]> array) {
        return lines.values().stream().map(value).toArray(array);
    }

    private void incrementVersion(UUID userId) {
        jdbc.sql("update cart set version = version + 1 where user_id = :user")
                .param("user", userId)
                .update();
    }

    /** Closes the cart and deletes its lines. A user without a cart gets a closed one, so that none is opened later. */
    void close(UUID userId) {
        jdbc.sql("""
                insert into cart (user_id, closed) values (:user, true)
                on conflict (user_id) do update set closed = true, version = cart.version + 1 where not cart.closed
                """).param("user", userId).update();
        jdbc.sql("delete from cart_line where user_id = :user")
                .param("user", userId)
                .update();
    }

    private static CartView toView(ResultSet rows) throws SQLException {
        long version = 0;
        List<CartView.Line> lines = new ArrayList<>();
        while (rows.next()) {
            version = rows.getLong("version");
            UUID itemId = rows.getObject("item_id", UUID.class);
            if (itemId != null) {
                lines.add(new CartView.Line(
                        itemId,
                        rows.getString("name"),
                        rows.getInt("quantity"),
                        rows.getInt("price_cents"),
                        rows.getLong("on_hand")));
            }
        }
        return CartView.of(lines, version);
    }
}
