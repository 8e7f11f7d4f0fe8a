package dev.souk.system.variants;

import static dev.souk.launcher.topology.Topology.ORDERS;
import static dev.souk.launcher.topology.Topology.USERS;

import dev.souk.system.check.Verdict;
import java.util.List;
import java.util.UUID;

/** An order is cancelled when its payment has been taken and order-service does not know it yet. */
final class LatePayment implements Scenario {

    @Override
    public List<Verdict> play(Stage stage) {
        Customer customer = stage.customer();
        String item = stage.item(5);
        Hold payments = stage.store(USERS).hold(Store.INBOX);
        UUID order = customer.order(item, 1);
        stage.awaitStatus(customer, order, "STOCK_RESERVED");
        try (Hold _ = stage.store(ORDERS).hold(Store.INBOX)) {
            payments.close();
            Stage.until(
                    "payment",
                    () -> stage.store(USERS)
                                    .number(
                                            "select count(*) from payment where order_id = ? and status = 'TAKEN'",
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
