package dev.souk.system.bench.experiment;

import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Carts with one item each, whose quantity is counted up. */
final class ChangedCarts {

    private static final int MOST = 99;

    /** That customers got a response to. */
    private final Map<Customer, Integer> quantities = new ConcurrentHashMap<>();

    /** Sets the next quantity. */
    void change(Customer customer) throws IOException {
        int next = quantities.getOrDefault(customer, 0) % MOST + 1;
        customer.put("/cart/" + customer.item(), "{\"quantity\":%s}".formatted(next));
        quantities.put(customer, next);
    }

    /** Of the changes that customers got a response to. */
    int lost() throws IOException {
        int lost = 0;
        for (var cart : quantities.entrySet()) {
            Customer customer = cart.getKey();
            Work read = () -> customer.get("/cart");
            var _ = Await.atMost(Duration.ofSeconds(10)).until(read::succeeds);
            JsonNode now = SoukClient.parse(customer.get("/cart"));
            int found = now.at("/lines/0/quantity").asInt(0);
            lost += Math.floorMod(cart.getValue() - found, MOST);
        }
        return lost;
    }
}
