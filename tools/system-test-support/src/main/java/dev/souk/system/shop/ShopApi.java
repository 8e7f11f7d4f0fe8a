package dev.souk.system.shop;

import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.testing.http.ApiClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The REST API, which says whether what the page shows is true. */
record ShopApi(ApiClient anybody, AdminAccount admin) {

    /** An item on sale. */
    record Item(String id, String name, long priceCents) {}

    Item addItem(String name, long priceCents, int stock) {
        String token = token(admin.email(), admin.password());
        var item = Map.of("sku", UUID.randomUUID(), "name", name, "price_cents", priceCents);
        String id = anybody.withToken(token)
                .post("/items", item)
                .expect(201)
                .json()
                .path("id")
                .asString();
        if (stock > 0) {
            keyed(token).post("/items/" + id + "/stock", Map.of("delta", stock)).expect(201);
        }
        return new Item(id, name, priceCents);
    }

    Item firstItem() {
        JsonNode item = anybody.get("/items?limit=1").expect(200).json().at("/items/0");
        return new Item(
                item.path("id").asString(),
                item.path("name").asString(),
                item.path("price_cents").asLong());
    }

    String token(String email, String password) {
        return anybody.post("/sessions", Map.of("email", email, "password", password))
                .expect(200)
                .json()
                .path("access_token")
                .asString();
    }

    JsonNode get(String path, String token) {
        return anybody.withToken(token).get(path).expect(200).json();
    }

    long balance(String token) {
        return get("/wallet", token).path("balance_cents").asLong(-1);
    }

    List<JsonNode> orders(String token) {
        return get("/orders", token).path("items").valueStream().toList();
    }

    void putIntoCart(String token, Item item, int quantity) {
        anybody.withToken(token)
                .post("/cart", Map.of("item_id", item.id(), "quantity", quantity))
                .expect(200);
    }

    String checkOut(String token) {
        return keyed(token).post("/orders", "{}").expect(202).json().path("id").asString();
    }

    private ApiClient keyed(String token) {
        return anybody.withToken(token)
                .with("Idempotency-Key", UUID.randomUUID().toString());
    }
}
