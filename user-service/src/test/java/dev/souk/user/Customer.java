package dev.souk.user;

import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import java.util.Map;
import java.util.UUID;

/** A registered user, as tests need one. */
public record Customer(UUID id, String email, ApiClient client) {

    /** Everybody's password here. */
    public static final String PASSWORD = "correct horse battery";

    /** Registers somebody new. */
    public static Customer register(TestApi api) {
        String email = UUID.randomUUID() + "@souk.example";
        var answer = api.anonymous()
                .post("/users", Map.of("email", email, "name", "Ada", "password", PASSWORD))
                .expect(201);
        UUID id = UUID.fromString(answer.json().path("id").asString());
        return new Customer(id, email, api.customer(id));
    }

    /** Registers somebody new and puts money in their wallet. */
    public static Customer withMoney(TestApi api, long cents) {
        Customer customer = register(api);
        customer.once().post("/wallet/deposits", Map.of("amount_cents", cents)).expect(201);
        return customer;
    }

    /** The same caller with a key of its own on the next call. */
    public ApiClient once() {
        return client.with("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** What is in the wallet. */
    public long balance() {
        return client.get("/wallet").expect(200).json().path("balance_cents").asLong();
    }

    /** Closes the account. */
    public void close() {
        client.with("If-Match", "*").delete("/users/" + id).expect(204);
    }
}
