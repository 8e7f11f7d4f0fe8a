package dev.souk.system.variants;

import static dev.souk.launcher.api.Topology.KAFKA;
import static dev.souk.launcher.api.Topology.ORDERS;

import dev.souk.system.check.Verdict;
import java.util.List;

/** The broker is unavailable when an order is accepted, and the service is killed before the broker is back. */
final class CrashAfterCommit implements Scenario {

    @Override
    public List<Verdict> run(VariantSystem system) {
        VariantCustomer customer = system.customer();
        String item = system.item(5);
        system.kill(KAFKA);
        customer.order(item, 1);
        system.kill(ORDERS);
        system.start(KAFKA);
        system.start(ORDERS);
        return List.of();
    }

    @Override
    public String description() {
        return "Kafka killed, a checkout answered 202, order-service killed, both started";
    }
}
