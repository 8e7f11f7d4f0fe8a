package dev.souk.system.overload;

import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Creates the accounts, the item and the orders that the requests need. */
final class Shoppers {

    private static final String PASSWORD = "correct horse battery staple";

    private final ApiClient anybody;

    Shoppers(int gatewayPort) {
        this.anybody = new ApiClient("http://localhost:" + gatewayPort);
    }

    String item(AdminAccount account) {
        ApiClient admin = anybody.withToken(logIn(account.email(), account.password()));
        Map<String, Object> item =
                Map.of("sku", "O-" + UUID.randomUUID().toString().substring(0, 30), "name", "Thing", "price_cents", 1);
        ApiClient keyed = keyed(admin);
        String id = served(() -> keyed.post("/items", item))
                .expect(201)
                .json()
                .path("id")
                .asString();
        ApiClient stock = keyed(admin);
        served(() -> stock.post("/items/" + id + "/stock", Map.of("delta", 1_000_000)))
                .expect(201);
        return id;
    }

    List<String> tokens(int count) {
        return IntStream.range(0, count).mapToObj(_ -> register()).toList();
    }

    /** Places an order; it stays open as long as the broker is frozen. */
    String order(String token, String item) {
        ApiClient shopper = anybody.withToken(token);
        served(() -> shopper.put("/cart/" + item, Map.of("quantity", 1))).expect(200);
        ApiClient keyed = keyed(shopper);
        return served(() -> keyed.post("/orders", "{}"))
                .expect(202)
                .json()
                .path("id")
                .asString();
    }

    private String register() {
        String email = UUID.randomUUID() + "@souk.example";
        ApiClient keyed = keyed(anybody);
        served(() -> keyed.post("/users", Map.of("email", email, "name", "Caller", "password", PASSWORD)))
                .expect(201);
        return logIn(email, PASSWORD);
    }

    private String logIn(String email, String password) {
        return served(() -> anybody.post("/sessions", Map.of("email", email, "password", password)))
                .expect(200)
                .json()
                .path("access_token")
                .asString();
    }

    /** Again while a service that has just started is too slow. */
    private static ApiResponse served(Callable<ApiResponse> request) {
        return await().pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(60))
                .until(request, response -> response.status() != 503 && response.status() != 504);
    }

    private static ApiClient keyed(ApiClient client) {
        return client.with("Idempotency-Key", UUID.randomUUID().toString());
    }
}
