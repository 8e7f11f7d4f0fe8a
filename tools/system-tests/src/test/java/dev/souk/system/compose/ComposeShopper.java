package dev.souk.system.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** A customer that retries every call under the same key until it is answered, as the contract requires of clients. */
final class ComposeShopper {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Set<Integer> AGAIN = Set.of(408, 429, 500, 502, 503, 504);
    private static final long MONEY = 100_000_000;

    private final ApiClient client;
    private final List<String> orders = new ArrayList<>();

    private ComposeShopper(ApiClient client) {
        this.client = client;
    }

    /** A new customer with a deposit. */
    static ComposeShopper at(int port) {
        var anybody = new ApiClient("http://localhost:" + port);
        String email = UUID.randomUUID() + "@souk.example";
        Map<String, String> account =
                Map.of("email", email, "name", "Shopper", "password", "correct horse battery staple");
        ApiClient stranger = anybody.with("Idempotency-Key", newKey());
        answer(() -> stranger.post("/users", account)).expect(201);
        String token = answer(
                        () -> anybody.post("/sessions", Map.of("email", email, "password", account.get("password"))))
                .expect(200)
                .json()
                .path("access_token")
                .asString();
        var shopper = new ComposeShopper(anybody.withToken(token));
        shopper.post("/wallet/deposits", "{\"amount_cents\":%d}".formatted(MONEY), 201);
        return shopper;
    }

    /** Orders one of the item with the largest stock; returns when the order is final. */
    void buy() {
        String item = plentiful();
        answer(() -> client.put("/cart/" + item, "{\"quantity\":1}")).expect(200);
        String id = post("/orders", "{}", 202).path("id").asString();
        orders.add(id);
        await("order " + id + " to be final")
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Set.of("CONFIRMED", "CANCELLED")
                        .contains(order(id).path("status").asString()));
        await("the ordered quantities to be removed from the cart")
                .atMost(TIMEOUT)
                .until(() -> answer(() -> client.get("/cart"))
                        .expect(200)
                        .json()
                        .path("lines")
                        .isEmpty());
    }

    /** Compares the orders and the balance with the client's own records: nothing lost, doubled or open. */
    void checkOrdersAndBalance() {
        JsonNode page =
                answer(() -> client.get("/orders?limit=100")).expect(200).json();
        assertThat(page.path("items")
                        .valueStream()
                        .map(order -> order.path("id").asString()))
                .as("orders")
                .containsExactlyInAnyOrderElementsOf(orders);
        long paid = orders.stream()
                .map(this::order)
                .filter(order -> order.path("status").asString().equals("CONFIRMED"))
                .mapToLong(order -> order.path("total_cents").asLong())
                .sum();
        assertThat(answer(() -> client.get("/wallet"))
                        .expect(200)
                        .json()
                        .path("balance_cents")
                        .asLong())
                .as("balance")
                .isEqualTo(MONEY - paid);
        assertThat(paid).as("something was bought").isPositive();
    }

    private JsonNode order(String id) {
        return answer(() -> client.get("/orders/" + id)).expect(200).json();
    }

    private String plentiful() {
        return answer(() -> client.get("/items?limit=100"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .max((one, other) -> Long.compare(
                        one.path("available").asLong(), other.path("available").asLong()))
                .orElseThrow()
                .path("id")
                .asString();
    }

    private JsonNode post(String path, String body, int expected) {
        ApiClient once = client.with("Idempotency-Key", newKey());
        return answer(() -> once.post(path, body)).expect(expected).json();
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static ApiResponse answer(Supplier<ApiResponse> call) {
        return await("a response")
                .atMost(TIMEOUT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> attempt(call), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<ApiResponse> attempt(Supplier<ApiResponse> call) {
        try {
            ApiResponse response = call.get();
            boolean stillRunning = response.status() == 409 && response.text().contains("request-in-progress");
            return AGAIN.contains(response.status()) || stillRunning ? Optional.empty() : Optional.of(response);
        } catch (CompletionException nobodyThere) {
            return Optional.empty();
        }
    }
}
