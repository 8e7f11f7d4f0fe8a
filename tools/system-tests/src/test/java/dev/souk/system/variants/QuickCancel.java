package dev.souk.system.variants;

import dev.souk.system.observe.Verdict;
import java.util.List;
import java.util.UUID;

/** An order is cancelled as soon as it is placed, so that two of its events are on their way at the same time. */
final class QuickCancel implements Scenario {

    @Override
    public List<Verdict> play(VariantSystem stage) {
        VariantCustomer customer = stage.customer();
        UUID order = customer.order(stage.item(5), 1);
        customer.cancel(order); // refused where it was confirmed even faster
        VariantSystem.until(
                "first event",
                () -> stage.records()
                        .find("souk.orders", order, "dev.souk.order.placed.v1")
                        .isPresent());
        return List.of();
    }

    @Override
    public String story() {
        return "an order is cancelled at once, while its first event is still on its way";
    }
}
