package dev.souk.system.check;

import static dev.souk.system.check.Databases.ORDERS;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * An order as order-service stores it. Takes about 600 bytes.
 *
 * @param lines quantities by item, sorted: {@code 2 × 01a1…, 1 × 01a2…}
 * @param prices the same with the price of each, {@code 2 × 01a1… at 1500}
 */
record StoredOrder(String user, String status, long totalCents, String lines, String prices) {

    private static final String ALL = """
            select id, user_id, status, total_cents,
                   concat(string_agg(quantity || ' × ' || item_id, ', ' order by item_id)) as lines,
                   concat(string_agg(quantity || ' × ' || item_id || ' at ' || price_cents, ', ' order by item_id)) as prices
            from orders left join order_line on order_id = id group by id
            """;

    /** All orders, by id. */
    static Map<String, StoredOrder> all(Databases databases) {
        var orders = new HashMap<String, StoredOrder>();
        databases.forEach(ORDERS, ALL, row -> orders.put(row.getString("id"), of(row)));
        return orders;
    }

    private static StoredOrder of(ResultSet row) throws SQLException {
        return new StoredOrder(
                row.getString("user_id"),
                row.getString("status"),
                row.getLong("total_cents"),
                row.getString("lines"),
                row.getString("prices"));
    }
}
