package dev.souk.system.variants;

import static dev.souk.launcher.api.Topology.CARTS;
import static dev.souk.launcher.api.Topology.ORDERS;

import dev.souk.system.check.Verdict;
import dev.souk.system.check.Verdict.Violation;
import dev.souk.system.observe.Database;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Orders pass their deadline while the row of one of them is locked, for example by a suspended instance. The others
 * must be cancelled all the same. Nothing of this can be seen afterwards, so it is checked while the row is locked.
 */
final class HeldOrder implements Scenario {

    private static final String CLAIM =
            "an order is cancelled soon after its deadline, even if the row of another is locked";
    private static final int OTHERS = 4;
    private static final int SOON_SECONDS = 8;

    @Override
    public List<Verdict> run(VariantSystem system) {
        VariantCustomer customer = system.customer();
        String item = system.item(50);
        try (OpenTransaction _ = OpenTransaction.lockingInbox(system.database(CARTS))) {
            UUID held = customer.order(item, 1);
            List<UUID> others = IntStream.rangeClosed(1, OTHERS)
                    .mapToObj(number -> customer.order(item, 1 + number))
                    .toList();
            Database orders = system.ownedDatabase(ORDERS);
            orders.execute("update orders set deadline = clock_timestamp() + interval '3 s' where id = ?", held);
            try (OpenTransaction _ =
                    new OpenTransaction(system.database(ORDERS), "select from orders where id = ? for update", held)) {
                VariantSystem.until("the deadline of the locked one to pass", () -> isOverdue(system, held));
                others.forEach(
                        order -> orders.execute("update orders set deadline = clock_timestamp() where id = ?", order));
                return List.of(check(system, others));
            }
        }
    }

    private static Verdict check(VariantSystem system, List<UUID> others) {
        VariantSystem.until("deadlines to pass", () -> others.stream().allMatch(order -> isOverdue(system, order)));
        try {
            Awaitility.await()
                    .atMost(SOON_SECONDS, TimeUnit.SECONDS)
                    .until(() -> others.stream().noneMatch(order -> waits(system, order)));
        } catch (ConditionTimeoutException late) {
            System.out.println("Overdue orders wait for the locked one");
        }
        List<Violation> late = others.stream()
                .filter(order -> waits(system, order))
                .map(order ->
                        new Violation("order " + order, "PLACED, %d s after its deadline".formatted(SOON_SECONDS)))
                .toList();
        return new Verdict("I1", CLAIM, new AtomicLong(others.size()), late);
    }

    private static boolean isOverdue(VariantSystem system, UUID order) {
        return system.number(ORDERS, "select count(*) from orders where id = ? and deadline < clock_timestamp()", order)
                == 1;
    }

    private static boolean waits(VariantSystem system, UUID order) {
        return system.number(ORDERS, "select count(*) from orders where id = ? and status = 'PLACED'", order) == 1;
    }

    @Override
    public String description() {
        return (OTHERS + 1) + " orders pass their deadline while one of their rows is locked";
    }
}
