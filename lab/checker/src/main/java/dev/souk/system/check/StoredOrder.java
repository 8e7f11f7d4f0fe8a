package dev.souk.system.check;

import static dev.souk.system.check.Databases.ORDERS;

import dev.souk.tools.client.Json;
import java.util.HashMap;
import java.util.Map;

/**
 * An order as order-service stores it. Takes about 600 bytes.
 *
 * @param lines quantities by item, sorted: {@code 2 × 01a1…, 1 × 01a2…}
 * @param prices the same with the price of each, {@code 2 × 01a1… at 1500}
 */
record StoredOrder(String id, String userId, String status, long totalCents, String lines, String prices) {

    private static final String ALL = """
            select id, user_id, status, total_cents,
                   concat(string_agg(quantity || ' × ' || item_id, ', ' order by item_id)),
                   concat(string_agg(quantity || ' × ' || item_id || ' at ' || price_cents, ', ' order by item_id))
            from orders left join order_line on order_id = id group by id
            """;

    /** All orders, by id. */
    static Map<String, StoredOrder> all(Databases databases) {
        var orders = new HashMap<String, StoredOrder>();
        databases.forEach(ORDERS, ALL, row -> {
            String id = row.getString(1);
            orders.put(
                    id,
                    new StoredOrder(
                            id,
                            row.getString(2),
                            row.getString(3),
                            row.getLong(4),
                            row.getString(5),
                            row.getString(6)));
        });
        return orders;
    }

    /** As claims about other databases read them. */
    static String json(Map<String, StoredOrder> orders) {
        return Json.MAPPER.writeValueAsString(orders.values());
    }
}
