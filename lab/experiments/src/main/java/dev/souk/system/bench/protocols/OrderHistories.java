package dev.souk.system.bench.protocols;

import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.HttpConnection;
import dev.souk.system.bench.load.Response;
import dev.souk.system.bench.load.UnexpectedResponseException;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.OrderWatcher;
import dev.souk.system.bench.protocols.http.RestOrders;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;

/** Orders that are there to be watched. */
record OrderHistories(ProtocolSystem system) {

    /** How many statuses an order has until it is confirmed. */
    static final int CHANGES = 3;

    private static final int ACCEPTED = 202;

    /** An order that is confirmed. */
    UUID confirmed(Customer customer, Endpoint caller) throws IOException {
        UUID order = place(customer);
        awaitFinal(caller, order);
        return order;
    }

    /** An order of the customer, who has logged in. */
    UUID place(Customer customer) throws IOException {
        customer.fillCart();
        var address = HttpAddress.plain(URI.create(system.souk().gateway()));
        try (var connection = new HttpConnection(address)) {
            String key = "Idempotency-Key: %s\r\n".formatted(UUID.randomUUID());
            Response response =
                    connection.send("POST", "/orders", customer.caller().authorization() + key, "{}");
            if (response.status() != ACCEPTED) {
                throw new UnexpectedResponseException("POST /orders " + response.status());
            }
            return UUID.fromString(
                    Json.MAPPER.readTree(response.body()).path("id").asString(""));
        }
    }

    /** Returns when the order is final. */
    void awaitFinal(Endpoint caller, UUID order) throws IOException {
        try (OrderWatcher watcher = new RestOrders(caller)) {
            watcher.watch(order, 0, _ -> {});
        }
    }
}
