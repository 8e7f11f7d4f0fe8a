package dev.souk.system.overload;

import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Creates the accounts, the item and the orders that the requests need. */
final class Shoppers {

    private static final String PASSWORD = "correct horse battery staple";

    private final TestApi api;

    Shoppers(int gatewayPort) {
        this.api = new TestApi(() -> gatewayPort, (_, _) -> "");
    }

    String item(AdminAccount account) {
        ApiClient admin = api.withToken(logIn(account.email(), account.password()));
        Map<String, Object> item =
                Map.of("sku", "O-" + UUID.randomUUID().toString().substring(0, 30), "name", "Thing", "price_cents", 1);
        String id = admin.post("/items", item).expect(201).json().path("id").asString();
        keyed(admin).post("/items/" + id + "/stock", Map.of("delta", 1_000_000)).expect(201);
        return id;
    }

    List<String> tokens(int count) {
        return IntStream.range(0, count).mapToObj(_ -> register()).toList();
    }

    /** Places an order; it stays open as long as the broker is frozen. */
    String order(String token, String item) {
        ApiClient shopper = api.withToken(token);
        shopper.put("/cart/" + item, Map.of("quantity", 1)).expect(200);
        return keyed(shopper)
                .post("/orders", "{}")
                .expect(202)
                .json()
                .path("id")
                .asString();
    }

    private String register() {
        String email = UUID.randomUUID() + "@souk.example";
        api.anonymous()
                .post("/users", Map.of("email", email, "name", "Caller", "password", PASSWORD))
                .expect(201);
        return logIn(email, PASSWORD);
    }

    private String logIn(String email, String password) {
        return api.anonymous()
                .post("/sessions", Map.of("email", email, "password", password))
                .expect(200)
                .json()
                .path("access_token")
                .asString();
    }

    private static ApiClient keyed(ApiClient client) {
        return client.with("Idempotency-Key", UUID.randomUUID().toString());
    }
}
