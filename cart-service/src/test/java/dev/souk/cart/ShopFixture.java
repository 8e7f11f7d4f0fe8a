package dev.souk.cart;

import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Creates items and publishes events of orders. */
@Component
@Lazy
class ShopFixture {

    private final TestApi api;
    private final TestEvents events;
    private final JdbcClient jdbc;

    ShopFixture(TestApi api, TestEvents events, JdbcClient jdbc) {
        this.api = api;
        this.events = events;
        this.jdbc = jdbc;
    }

    static Map<String, Object> goods() {
        return Map.of("sku", "SKU-" + UUID.randomUUID().toString().substring(0, 8), "name", "Lamp", "price_cents", 250);
    }

    static Map<String, Object> line(UUID itemId, int quantity) {
        return Map.of("item_id", itemId.toString(), "quantity", quantity);
    }

    /** A new item at 250 cents, with this many pieces on hand. */
    UUID item(int pieces) {
        UUID id = UUID.fromString(
                admin().post("/items", goods()).expect(201).json().path("id").asString());
        if (pieces > 0) {
            stock(id, pieces);
        }
        return id;
    }

    UUID itemOffSale() {
        UUID id = item(1);
        takeOffSale(id);
        return id;
    }

    void takeOffSale(UUID id) {
        var item = admin().get("/items/" + id).json();
        var offSale = Map.of("sku", item.path("sku").asString(), "name", "Lamp", "price_cents", 250, "on_sale", false);
        admin().put("/items/" + id, offSale).expect(200);
    }

    void stock(UUID itemId, int delta) {
        admin().with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/items/" + itemId + "/stock", Map.of("delta", delta))
                .expect(201);
    }

    ApiClient admin() {
        return api.admin();
    }

    /** On hand, reserved and sold. */
    List<Long> levels(UUID itemId) {
        return jdbc.sql("select on_hand, reserved, sold from stock where item_id = :item")
                .param("item", itemId)
                .query((row, number) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    UUID placed(UUID orderId, UUID userId, List<Map<String, Object>> lines) {
        return placed(orderId, userId, 1, lines);
    }

    /** Publishes an order for a version of the user's cart. */
    UUID placed(UUID orderId, UUID userId, long cartVersion, List<Map<String, Object>> lines) {
        var priced = lines.stream()
                .map(line ->
                        Map.of("item_id", line.get("item_id"), "quantity", line.get("quantity"), "price_cents", 250))
                .toList();
        return order(
                "placed",
                orderId,
                Map.of(
                        "order_id",
                        orderId,
                        "user_id",
                        userId,
                        "cart_version",
                        cartVersion,
                        "lines",
                        priced,
                        "total_cents",
                        250));
    }

    UUID confirmed(UUID orderId, UUID userId, List<Map<String, Object>> lines) {
        return order("confirmed", orderId, Map.of("order_id", orderId, "user_id", userId, "lines", lines));
    }

    UUID cancelling(UUID orderId, UUID userId) {
        return order(
                "cancelling", orderId, Map.of("order_id", orderId, "user_id", userId, "reason", "cancelled-by-user"));
    }

    private UUID order(String fact, UUID orderId, Map<String, Object> data) {
        return events.publish("souk.orders", "dev.souk.order." + fact + ".v1", orderId, 1, data);
    }
}
