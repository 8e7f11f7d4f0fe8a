package dev.souk.system.variants;

import static dev.souk.launcher.api.Topology.ORDERS;
import static dev.souk.launcher.api.Topology.USERS;

import dev.souk.system.check.Verdict;
import java.util.List;
import java.util.UUID;

/** An order is cancelled after its payment was taken and before order-service has processed that event. */
final class LatePayment implements Scenario {

    @Override
    public List<Verdict> run(VariantSystem system) {
        VariantCustomer customer = system.customer();
        String item = system.item(5);
        OpenTransaction payments = OpenTransaction.lockingInbox(system.database(USERS));
        UUID order = customer.order(item, 1);
        system.awaitStatus(customer, order, "STOCK_RESERVED");
        try (OpenTransaction _ = OpenTransaction.lockingInbox(system.database(ORDERS))) {
            payments.close();
            VariantSystem.until(
                    "payment",
                    () -> system.number(
                                    USERS, "select count(*) from payment where order_id = ? and state = 'TAKEN'", order)
                            == 1);
            customer.cancel(order).expect(202);
        }
        system.awaitStatus(customer, order, "CANCELLED");
        return List.of();
    }

    @Override
    public String description() {
        return "an order is cancelled after its payment was taken and before order-service has processed that event";
    }
}
