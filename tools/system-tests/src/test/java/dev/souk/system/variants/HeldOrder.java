package dev.souk.system.variants;

import static dev.souk.launcher.topology.Topology.CARTS;
import static dev.souk.launcher.topology.Topology.ORDERS;

import dev.souk.system.observe.Verdict;
import dev.souk.system.observe.Violation;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Orders pass their deadline while somebody, a frozen instance say, holds the row of one of them. The others must turn
 * round all the same. Afterwards nothing of it can be seen, so it is judged here, while the row is held.
 */
final class HeldOrder implements Scenario {

    private static final String CLAIM = "an order ends soon after its deadline, whoever holds another one";
    private static final int OTHERS = 4;
    private static final int SOON_SECONDS = 8;

    @Override
    public List<Verdict> play(VariantSystem stage) {
        VariantCustomer customer = stage.customer();
        String item = stage.item(50);
        try (OpenTransaction _ = stage.store(CARTS).hold(ServiceDatabase.INBOX)) {
            UUID held = customer.order(item, 1);
            List<UUID> others = IntStream.rangeClosed(1, OTHERS)
                    .mapToObj(number -> customer.order(item, 1 + number))
                    .toList();
            try (OpenTransaction _ = stage.store(ORDERS).hold("select from orders where id = ? for update", held)) {
                return List.of(judge(stage, others));
            }
        }
    }

    private static Verdict judge(VariantSystem stage, List<UUID> others) {
        VariantSystem.until("deadlines to pass", () -> others.stream().allMatch(order -> isOverdue(stage, order)));
        try {
            Awaitility.await()
                    .atMost(SOON_SECONDS, TimeUnit.SECONDS)
                    .until(() -> others.stream().noneMatch(order -> waits(stage, order)));
        } catch (ConditionTimeoutException late) {
            System.out.println("Overdue orders wait behind the one that is held");
        }
        List<Violation> late = others.stream()
                .filter(order -> waits(stage, order))
                .map(order ->
                        new Violation("order " + order, "PLACED, %d s after its deadline".formatted(SOON_SECONDS)))
                .toList();
        return new Verdict("I1", CLAIM, others.size(), late);
    }

    private static boolean isOverdue(VariantSystem stage, UUID order) {
        return stage.store(ORDERS)
                        .number("select count(*) from orders where id = ? and deadline < clock_timestamp()", order)
                == 1;
    }

    private static boolean waits(VariantSystem stage, UUID order) {
        return stage.store(ORDERS).number("select count(*) from orders where id = ? and status = 'PLACED'", order) == 1;
    }

    @Override
    public String story() {
        return (OTHERS + 1) + " orders pass their deadline while one of their rows is locked";
    }
}
