package dev.souk.system.bench.scaling;

import dev.souk.system.bench.fill.OrderFill;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.sql.RowCounts;
import dev.souk.system.check.Checker;
import dev.souk.system.observe.RestState;
import dev.souk.system.observe.Target;
import dev.souk.system.verdict.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether past orders are like others: each leaves as many rows in each table as one that a customer has placed, and
 * every invariant holds.
 */
final class FillCheck {

    private static final Duration REST = Duration.ofSeconds(60);

    /** Rows that the services delete, at once or after some days. */
    private static final Set<String> TEMPORARY = Set.of("outbox", "inbox", "idempotency_key");

    private final ScaledSystem system;
    private final Target target;

    private FillCheck(ScaledSystem system) throws IOException, InterruptedException {
        this.system = system;
        this.target = system.system().target();
    }

    /** Writes so many past orders, the first of the system, and reports what is wrong with them. */
    static void fill(ScaledSystem system, OrderFill fill, long count) throws IOException, InterruptedException {
        var check = new FillCheck(system);
        check.compareRows(check.rowsByCustomer(), check.rowsByFill(fill, count));
        check.checkInvariants();
    }

    private Map<String, Double> rowsByCustomer() throws IOException {
        Customer customer = system.customers(1).getFirst();
        system.shop().awaitOrder(); // the first one also creates the cart
        RestState.await(target, REST);
        RowCounts before = RowCounts.of(target);
        customer.order();
        RestState.await(target, REST);
        return RowCounts.of(target).perOrderSince(before, 1);
    }

    private Map<String, Double> rowsByFill(OrderFill fill, long count) throws InterruptedException {
        fill.addCustomersFor(count);
        RowCounts before = RowCounts.of(target);
        fill.addOrders();
        return RowCounts.of(target).perOrderSince(before, count);
    }

    private void compareRows(Map<String, Double> byCustomer, Map<String, Double> byFill) {
        var lasting = new TreeMap<>(byCustomer);
        lasting.keySet().removeIf(table -> TEMPORARY.contains(table.substring(table.indexOf(' ') + 1)));
        RowCounts.differences(lasting, byFill)
                .forEach(found -> system.report().require(false, "rows of a past order in " + found));
    }

    private void checkInvariants() {
        for (Verdict verdict : Checker.check(target).verdicts()) {
            system.report()
                    .require(
                            verdict.violations().isEmpty(),
                            "with past orders %s is violated: %s".formatted(verdict.invariant(), verdict.claim()));
        }
    }
}
