package dev.souk.system.variants;

import static dev.souk.launcher.topology.Topology.ORDERS;

import dev.souk.system.observe.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** Several customers order the last piece at the same time, and two instances work on it. */
final class LastPiece implements Scenario {

    private static final int CUSTOMERS = 8;

    @Override
    public List<Verdict> play(VariantSystem stage) {
        String last = stage.item(1);
        List<VariantCustomer> customers =
                Stream.generate(stage::customer).limit(CUSTOMERS).toList();
        customers.parallelStream().forEach(customer -> customer.order(last, 1));
        VariantSystem.until("orders to be over", () -> stage.store(ORDERS).number("""
                select count(*) from orders join order_line on order_id = id
                where item_id = ?::uuid and status not in ('CONFIRMED', 'CANCELLED')
                """, last) == 0);
        return List.of();
    }

    @Override
    public String story() {
        return CUSTOMERS + " customers order the last piece, two instances reserve it";
    }
}
