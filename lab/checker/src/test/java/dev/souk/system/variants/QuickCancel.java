package dev.souk.system.variants;

import dev.souk.system.check.Verdict;
import java.util.List;
import java.util.UUID;

/** An order is cancelled as soon as it is placed, so that two of its events are in the outbox at the same time. */
final class QuickCancel implements Scenario {

    @Override
    public List<Verdict> run(VariantSystem system) {
        VariantCustomer customer = system.customer();
        UUID order = customer.order(system.item(5), 1);
        var _ = customer.cancel(order); // rejected if the order was confirmed before
        VariantSystem.until(
                "first event",
                () -> system.records()
                        .find("souk.orders", order, "dev.souk.order.placed.v1")
                        .isPresent());
        return List.of();
    }

    @Override
    public String description() {
        return "an order is cancelled at once, before its first event is published";
    }
}
