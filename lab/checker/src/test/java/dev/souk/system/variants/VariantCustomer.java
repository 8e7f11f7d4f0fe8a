package dev.souk.system.variants;

import static org.awaitility.Awaitility.await;

import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A customer at the gateway. */
record VariantCustomer(UUID id, ApiClient client) {

    private static final String PASSWORD = "correct horse battery staple";
    private static final Duration BUSY = Duration.ofSeconds(30);

    /** A new customer with a deposit. */
    static VariantCustomer with(long cents, TestApi api) {
        String email = UUID.randomUUID() + "@souk.example";
        ApiResponse account = api.anonymous()
                .post("/users", Map.of("email", email, "name", "Customer", "password", PASSWORD))
                .expect(201);
        var id = UUID.fromString(account.json().path("id").asString());
        var customer = new VariantCustomer(id, logIn(api, email, PASSWORD));
        customer.deposit(cents, newKey()).expect(201);
        return customer;
    }

    static ApiClient logIn(TestApi api, String email, String password) {
        ApiResponse session = api.anonymous()
                .post("/sessions", Map.of("email", email, "password", password))
                .expect(200);
        return api.withToken(session.json().path("access_token").asString());
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    ApiResponse deposit(long cents, String key) {
        return client.with("Idempotency-Key", key).post("/wallet/deposits", Map.of("amount_cents", cents));
    }

    /** Places an order, again under the same key while a service is busy, until it is accepted; returns its id. */
    UUID order(String item, int quantity) {
        ApiClient once = withCart(item, quantity);
        ApiResponse answer = await().atMost(BUSY).until(() -> once.post("/orders", "{}"), VariantCustomer::isServed);
        return UUID.fromString(answer.expect(202).json().path("id").asString());
    }

    private static boolean isServed(ApiResponse answer) {
        return answer.status() != 503;
    }

    /** Tries to place an order; returns the response, whatever it is. */
    ApiResponse tryOrder(String item, int quantity) {
        return withCart(item, quantity).post("/orders", "{}");
    }

    private ApiClient withCart(String item, int quantity) {
        client.put("/cart/" + item, Map.of("quantity", quantity)).expect(200);
        return client.with("Idempotency-Key", newKey());
    }

    ApiResponse cancel(UUID order) {
        return client.with("Idempotency-Key", newKey()).post("/orders/" + order + "/cancellation", "{}");
    }

    String status(UUID order) {
        return client.get("/orders/" + order).expect(200).json().path("status").asString();
    }
}
