package dev.souk.system.variants;

import static dev.souk.launcher.api.Topology.CARTS;
import static dev.souk.launcher.api.Topology.USERS;

import dev.souk.system.check.Verdict;
import java.util.List;
import java.util.UUID;

/** cart-service is killed after it has received that an order is confirmed, and before it has sold the stock. */
final class CrashBeforeEffect implements Scenario {

    @Override
    public List<Verdict> run(VariantSystem system) {
        VariantCustomer customer = system.customer();
        String item = system.item(5);
        OpenTransaction payments = OpenTransaction.lockingInbox(system.database(USERS));
        UUID order = customer.order(item, 1);
        system.awaitStatus(customer, order, "STOCK_RESERVED");
        try (OpenTransaction _ = OpenTransaction.lockingInbox(system.database(CARTS))) {
            payments.close();
            system.awaitStatus(customer, order, "CONFIRMED");
            VariantSystem.until("cart-service to process the event", () -> waitsForInbox(system));
            system.kill(CARTS);
        }
        system.start(CARTS);
        return List.of();
    }

    private static boolean waitsForInbox(VariantSystem system) {
        return system.number(CARTS, "select count(*) from pg_locks where not granted and relation = 'inbox'::regclass")
                > 0;
    }

    @Override
    public String description() {
        return "cart-service is killed between receiving that an order is confirmed and selling its stock";
    }
}
