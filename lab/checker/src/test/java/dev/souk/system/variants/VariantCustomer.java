package dev.souk.system.variants;

import static org.awaitility.Awaitility.await;

import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/** A customer at the gateway. */
record VariantCustomer(UUID id, ApiClient client) {

    private static final String PASSWORD = "correct horse battery staple";
    private static final Duration BUSY = Duration.ofSeconds(30);

    private record Registration(String email, ApiResponse response) {

        /** Under another e-mail each time: a request without a response in time may have created the account. */
        static Registration send(ApiClient anybody) {
            String email = UUID.randomUUID() + "@souk.example";
            Map<String, String> account = Map.of("email", email, "name", "Customer", "password", PASSWORD);
            return new Registration(email, anybody.post("/users", account));
        }
    }

    /** A new customer with a deposit. */
    static VariantCustomer with(long cents, ApiClient anybody) {
        Registration account = await().pollDelay(Duration.ZERO)
                .atMost(BUSY)
                .until(() -> Registration.send(anybody), registration -> isServed(registration.response()));
        ApiResponse created = account.response().expect(201);
        var id = UUID.fromString(created.json().path("id").asString());
        var customer = new VariantCustomer(id, logIn(anybody, account.email(), PASSWORD));
        String key = newKey();
        whenServed(() -> customer.deposit(cents, key)).expect(201);
        return customer;
    }

    static ApiClient logIn(ApiClient anybody, String email, String password) {
        Map<String, String> credentials = Map.of("email", email, "password", password);
        ApiResponse session =
                whenServed(() -> anybody.post("/sessions", credentials)).expect(200);
        return anybody.withToken(session.json().path("access_token").asString());
    }

    /** Sends a request that can be repeated, again while the service is busy, as it is after a start. */
    static ApiResponse whenServed(Callable<ApiResponse> request) {
        return await().pollDelay(Duration.ZERO).atMost(BUSY).until(request, VariantCustomer::isServed);
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
        ApiResponse accepted = whenServed(() -> once.post("/orders", "{}")).expect(202);
        return UUID.fromString(accepted.json().path("id").asString());
    }

    private static boolean isServed(ApiResponse response) {
        return response.status() != 503 && response.status() != 504;
    }

    /** Tries to place an order; returns the response, whatever it is. */
    ApiResponse tryOrder(String item, int quantity) {
        return withCart(item, quantity).post("/orders", "{}");
    }

    private ApiClient withCart(String item, int quantity) {
        whenServed(() -> client.put("/cart/" + item, Map.of("quantity", quantity)))
                .expect(200);
        return client.with("Idempotency-Key", newKey());
    }

    ApiResponse cancel(UUID order) {
        ApiClient once = client.with("Idempotency-Key", newKey());
        return whenServed(() -> once.post("/orders/" + order + "/cancellation", "{}"));
    }

    String status(UUID order) {
        return whenServed(() -> client.get("/orders/" + order))
                .expect(200)
                .json()
                .path("status")
                .asString();
    }
}
