package dev.souk.system.bench.formulas;

import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.formulas.Query.Timer;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.observe.Database;
import dev.souk.system.observe.Target;
import java.io.IOException;
import java.util.List;

/**
 * T = Σ (outbox + Kafka + processing), from the statement that writes an order until it is confirmed: as the sum of its
 * hops, which its timeline has, and as a whole. A hop ends when order-service receives what another service has done,
 * or has processed it.
 *
 * @param hops the mean, or the same percentile, of each
 */
record Consistency(List<Double> hops) implements Law {

    private static final String HOPS = """
            with moment as (
                select order_id, at from order_history
                union all
                select order_id, at from order_message where kind = 'received'
            ), hop as (
                select row_number() over moments as number,
                       1000 * extract(epoch from at - lag(at) over moments) as took,
                       1000 * extract(epoch from at - first_value(at) over moments) as since_placed
                from moment where order_id in (select id from orders order by placed_at desc limit ?)
                window moments as (partition by order_id order by at)
            )
            """;
    private static final String EACH_HOP = " from hop where took is not null group by number";
    private static final String LAST_MOMENT = " from hop where number = (select max(number) from hop)";

    @Override
    public double predicted() {
        return hops.stream().mapToDouble(hop -> hop).sum();
    }

    static void measure(FormulaSystem system, Comparisons rows) throws IOException, InterruptedException {
        int count = system.settings().orders();
        Customer customer = system.customers(1).getFirst();
        Timer before = Query.SAGAS.timer(system.souk());
        for (int order = 0; order < count; order++) {
            customer.order();
        }
        double mean = Query.SAGAS.timer(system.souk()).since(before).meanMillis();
        var orders = Target.of(system.souk().status()).database(Topology.ORDERS.name());
        rows.add("mean", "ms", hops(orders, "avg(took)", count), mean);
        for (int percent : List.of(50, 99)) {
            String percentile = "percentile_cont(0.%s) within group (order by ".formatted(percent);
            double whole = figures(orders, percentile + "since_placed)" + LAST_MOMENT, count)
                    .getFirst();
            rows.add("p%s of %s".formatted(percent, count), "ms", hops(orders, percentile + "took)", count), whole);
        }
    }

    private static Law hops(Database orders, String figure, int count) {
        return new Consistency(figures(orders, figure + EACH_HOP, count));
    }

    private static List<Double> figures(Database orders, String select, int count) {
        return orders.column(HOPS + "select " + select, count).stream()
                .map(Double::valueOf)
                .toList();
    }
}
