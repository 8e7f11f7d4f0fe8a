package dev.souk.system.variants;

import static dev.souk.launcher.api.Topology.ORDERS;

import dev.souk.system.check.Verdict;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Several customers order the last item at the same time, two instances reserve it, and more are delivered afterwards.
 */
final class LastPiece implements Scenario {

    private static final int CUSTOMERS = 16;
    private static final int DELIVERED = 10;

    @Override
    public List<Verdict> run(VariantSystem system) {
        String last = system.item(1);
        List<VariantCustomer> customers =
                Stream.generate(system::customer).limit(CUSTOMERS).toList();
        system.scaleCarts(2);
        try {
            orderAtOnce(last, customers);
            VariantSystem.until("orders to be final", () -> system.number(ORDERS, """
                    select count(*) from orders join order_line on order_id = id
                    where item_id = ?::uuid and status not in ('CONFIRMED', 'CANCELLED')
                    """, last) == 0);
        } finally {
            system.scaleCarts(1);
        }
        system.deliver(last, DELIVERED);
        return List.of();
    }

    private static void orderAtOnce(String last, List<VariantCustomer> customers) {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(customers.stream()
                            .map(customer -> CompletableFuture.runAsync(() -> customer.order(last, 1), callers))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    @Override
    public String description() {
        return CUSTOMERS + " customers order the last item in stock, two instances reserve it, then " + DELIVERED
                + " are delivered";
    }
}
