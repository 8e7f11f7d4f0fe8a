package dev.souk.system.variants;

import static dev.souk.launcher.topology.Topology.ORDERS;
import static dev.souk.launcher.topology.Topology.USERS;

import dev.souk.system.observe.Verdict;
import java.util.List;
import java.util.UUID;

/** An order is cancelled when its payment has been taken and order-service does not know it yet. */
final class LatePayment implements Scenario {

    @Override
    public List<Verdict> play(VariantSystem stage) {
        VariantCustomer customer = stage.customer();
        String item = stage.item(5);
        OpenTransaction payments = stage.store(USERS).hold(ServiceDatabase.INBOX);
        UUID order = customer.order(item, 1);
        stage.awaitStatus(customer, order, "STOCK_RESERVED");
        try (OpenTransaction _ = stage.store(ORDERS).hold(ServiceDatabase.INBOX)) {
            payments.close();
            VariantSystem.until(
                    "payment",
                    () -> stage.store(USERS)
                                    .number(
                                            "select count(*) from payment where order_id = ? and state = 'TAKEN'",
                                            order)
                            == 1);
            customer.cancel(order).expect(202);
        }
        stage.awaitStatus(customer, order, "CANCELLED");
        return List.of();
    }

    @Override
    public String story() {
        return "an order is cancelled after its payment was taken and before order-service heard of it";
    }
}
