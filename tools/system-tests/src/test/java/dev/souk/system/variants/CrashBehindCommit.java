package dev.souk.system.variants;

import static dev.souk.launcher.topology.Topology.KAFKA;
import static dev.souk.launcher.topology.Topology.ORDERS;

import dev.souk.system.observe.Verdict;
import java.util.List;

/** The broker is away when an order is accepted, and the service is killed before the broker is back. */
final class CrashBehindCommit implements Scenario {

    @Override
    public List<Verdict> play(VariantSystem stage) {
        VariantCustomer customer = stage.customer();
        String item = stage.item(5);
        stage.kill(KAFKA);
        customer.order(item, 1);
        stage.kill(ORDERS);
        stage.start(KAFKA);
        stage.start(ORDERS);
        return List.of();
    }

    @Override
    public String story() {
        return "Kafka killed, a checkout answered 202, order-service killed, both started";
    }
}
