package dev.souk.system.variants;

import static dev.souk.launcher.topology.Topology.CARTS;
import static dev.souk.launcher.topology.Topology.USERS;

import dev.souk.system.observe.Verdict;
import java.util.List;
import java.util.UUID;

/** cart-service is killed when it has received that an order is confirmed, and has not sold its pieces yet. */
final class CrashBeforeEffect implements Scenario {

    @Override
    public List<Verdict> play(VariantSystem stage) {
        VariantCustomer customer = stage.customer();
        String item = stage.item(5);
        OpenTransaction payments = stage.store(USERS).hold(ServiceDatabase.INBOX);
        UUID order = customer.order(item, 1);
        stage.awaitStatus(customer, order, "STOCK_RESERVED");
        try (OpenTransaction _ = stage.store(CARTS).hold(ServiceDatabase.INBOX)) {
            payments.close();
            stage.awaitStatus(customer, order, "CONFIRMED");
            VariantSystem.until("cart-service to be at it", () -> waitsForInbox(stage));
            stage.kill(CARTS);
        }
        stage.start(CARTS);
        return List.of();
    }

    private static boolean waitsForInbox(VariantSystem stage) {
        return stage.store(CARTS)
                        .number("select count(*) from pg_locks where not granted and relation = 'inbox'::regclass")
                > 0;
    }

    @Override
    public String story() {
        return "cart-service is killed between receiving that an order is confirmed and selling its pieces";
    }
}
