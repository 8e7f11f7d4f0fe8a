package dev.souk.system.variants;

import dev.souk.system.check.Verdict;
import java.util.List;
import java.util.UUID;

/** The payment request of a paid order is delivered again. */
final class DeliveredTwice implements Scenario {

    @Override
    public List<Verdict> run(VariantSystem system) {
        VariantCustomer customer = system.customer();
        UUID order = customer.order(system.item(5), 1);
        system.awaitStatus(customer, order, "CONFIRMED");
        var request = system.records()
                .find("souk.orders", order, "dev.souk.order.stock-reserved.v1")
                .orElseThrow();
        system.records().redeliver(request);
        return List.of();
    }

    @Override
    public String description() {
        return "the record that asks for the payment is delivered a second time";
    }
}
