package dev.souk.system.variants;

import dev.souk.system.observe.Verdict;
import java.util.List;
import java.util.UUID;

/** A paid order's request for payment is delivered once more. */
final class DeliveredTwice implements Scenario {

    @Override
    public List<Verdict> play(VariantSystem stage) {
        VariantCustomer customer = stage.customer();
        UUID order = customer.order(stage.item(5), 1);
        stage.awaitStatus(customer, order, "CONFIRMED");
        var request = stage.records()
                .find("souk.orders", order, "dev.souk.order.stock-reserved.v1")
                .orElseThrow();
        stage.records().again(request);
        return List.of();
    }

    @Override
    public String story() {
        return "the record that asks for the payment is delivered a second time";
    }
}
