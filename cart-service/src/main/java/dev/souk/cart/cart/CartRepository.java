package dev.souk.cart.cart;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables of carts. Whoever changes a cart locks its row first, so that the changes of a cart follow one another.
 */
@Component
class CartRepository {

    private final JdbcClient jdbc;

    CartRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement, so that lines and version belong together: an order is placed for what is seen here. */
    CartView view(UUID userId) {
        return jdbc.sql("""
                select cart.version, item_id, name, quantity, price_cents
                from cart left join (cart_line join item on item.id = item_id and on_sale) using (user_id)
                where user_id = :user
                order by added_at, item_id
                """).param("user", userId).query(CartRepository::toView);
    }

    /** Locks the cart, which is made where it is the user's first; empty where it is closed. */
    Optional<Cart> lock(UUID userId) {
        jdbc.sql("insert into cart (user_id) values (:user) on conflict do nothing")
                .param("user", userId)
                .update();
        return jdbc.sql("select version from cart where user_id = :user and not closed for update")
                .param("user", userId)
                .query(Long.class)
                .optional()
                .map(version -> new Cart(version, lines(userId)));
    }

    private Map<UUID, CartLine> lines(UUID userId) {
        var lines = new HashMap<UUID, CartLine>();
        jdbc.sql("select item_id, quantity, set_in from cart_line where user_id = :user")
                .param("user", userId)
                .query(row -> {
                    lines.put(
                            row.getObject("item_id", UUID.class),
                            new CartLine(row.getInt("quantity"), row.getLong("set_in")));
                });
        return lines;
    }

    void putLine(UUID userId, UUID itemId, CartLine line) {
        jdbc.sql("""
                insert into cart_line (user_id, item_id, quantity, set_in) values (:user, :item, :quantity, :set_in)
                on conflict (user_id, item_id) do update set quantity = excluded.quantity, set_in = excluded.set_in
                """)
                .param("user", userId)
                .param("item", itemId)
                .param("quantity", line.quantity())
                .param("set_in", line.setIn())
                .update();
    }

    void deleteLine(UUID userId, UUID itemId) {
        jdbc.sql("delete from cart_line where user_id = :user and item_id = :item")
                .param("user", userId)
                .param("item", itemId)
                .update();
    }

    void deleteLines(UUID userId) {
        jdbc.sql("delete from cart_line where user_id = :user")
                .param("user", userId)
                .update();
    }

    void nextVersion(UUID userId) {
        jdbc.sql("update cart set version = version + 1 where user_id = :user")
                .param("user", userId)
                .update();
    }

    /** Whether it was open; a user without a cart gets a closed one, which is how the closing is remembered. */
    boolean close(UUID userId) {
        return jdbc.sql("""
                insert into cart (user_id, closed) values (:user, true)
                on conflict (user_id) do update set closed = true, version = cart.version + 1 where not cart.closed
                """).param("user", userId).update() == 1;
    }

    private static CartView toView(ResultSet rows) throws SQLException {
        long version = 0;
        List<CartView.Line> lines = new ArrayList<>();
        while (rows.next()) {
            version = rows.getLong("version");
            UUID itemId = rows.getObject("item_id", UUID.class);
            if (itemId != null) {
                lines.add(new CartView.Line(
                        itemId, rows.getString("name"), rows.getInt("quantity"), rows.getInt("price_cents")));
            }
        }
        return CartView.of(lines, version);
    }
}
