package dev.souk.user;

import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import java.util.Map;
import java.util.UUID;

/** A registered user and its client. */
public record TestCustomer(UUID id, String email, ApiClient client) {

    /** The password of every test user. */
    public static final String PASSWORD = "correct horse battery";

    /** Registers a new user. */
    public static TestCustomer register(TestApi api) {
        String email = UUID.randomUUID() + "@souk.example";
        var response = api.anonymous()
                .post("/users", Map.of("email", email, "name", "Ada", "password", PASSWORD))
                .expect(201);
        UUID id = UUID.fromString(response.json().path("id").asString());
        return new TestCustomer(id, email, api.customer(id));
    }

    /** Registers a new user and deposits money. */
    public static TestCustomer withMoney(TestApi api, long cents) {
        TestCustomer customer = register(api);
        customer.once().post("/wallet/deposits", Map.of("amount_cents", cents)).expect(201);
        return customer;
    }

    /** The same client with a new Idempotency-Key. */
    public ApiClient once() {
        return client.with("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** The balance of the wallet. */
    public long balance() {
        return client.get("/wallet").expect(200).json().path("balance_cents").asLong();
    }

    /** Closes the account. */
    public void close() {
        client.with("If-Match", "*").delete("/users/" + id).expect(204);
    }
}
