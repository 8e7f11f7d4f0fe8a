package dev.souk.system.shop;

import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The REST API, which says whether what the page shows is true. */
final class ShopApi {

    private final SoukClient client;
    private final AdminAccount admin;

    ShopApi(String gateway, AdminAccount admin) {
        this.client = new SoukClient(gateway, Duration.ofSeconds(10));
        this.admin = admin;
    }

    /** An item on sale. */
    record Item(String id, String name, long priceCents) {}

    Item addItem(String name, long priceCents, int stock) {
        String token = token(admin.email(), admin.password());
        String json =
                "{\"sku\":\"%s\",\"name\":\"%s\",\"price_cents\":%s}".formatted(UUID.randomUUID(), name, priceCents);
        String id = send(Call.post("/items", json).withToken(token), 201).text("id");
        adjustStock(id, stock);
        return new Item(id, name.replace("\\\"", "\""), priceCents);
    }

    Item firstItem() {
        JsonNode item =
                send(Call.get("/items?limit=1"), 200).json().path("items").path(0);
        return new Item(
                item.path("id").asString(""),
                item.path("name").asString(""),
                item.path("price_cents").asLong(0));
    }

    void adjustStock(String item, int delta) {
        if (delta != 0) {
            Call stock = Call.post("/items/" + item + "/stock", "{\"delta\":%s}".formatted(delta));
            send(stock.withToken(token(admin.email(), admin.password())).withIdempotencyKey(), 201);
        }
    }

    String token(String email, String password) {
        String json = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
        return send(Call.post("/sessions", json), 200).text("access_token");
    }

    JsonNode get(String path, String token) {
        return send(Call.get(path).withToken(token), 200).json();
    }

    long balance(String token) {
        return get("/wallet", token).path("balance_cents").asLong(-1);
    }

    List<JsonNode> orders(String token) {
        return get("/orders", token).path("items").valueStream().toList();
    }

    void putIntoCart(String token, Item item, int quantity) {
        String json = "{\"item_id\":\"%s\",\"quantity\":%s}".formatted(item.id(), quantity);
        send(Call.post("/cart", json).withToken(token), 200);
    }

    String checkOut(String token) {
        return send(Call.post("/orders", "{}").withToken(token).withIdempotencyKey(), 202)
                .text("id");
    }

    void logOutEverywhere(String token) {
        send(new Call("DELETE", "/sessions", Map.of(), null).withToken(token), 204);
    }

    /** Whether cart-service still accepts the token. */
    boolean accepts(String token) {
        return reply(Call.get("/cart").withToken(token)).status() != 401;
    }

    private Reply send(Call call, int status) {
        return reply(call).expect(status);
    }

    private Reply reply(Call call) {
        try {
            return client.send(call);
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
    }
}
