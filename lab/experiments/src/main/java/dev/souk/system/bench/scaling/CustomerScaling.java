package dev.souk.system.bench.scaling;

import dev.souk.system.bench.figure.Alternation;
import dev.souk.system.bench.figure.Figure;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.scaling.Collected.Pair;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** More and more customers of one system who order at once, by turns with few of them. */
final class CustomerScaling {

    private final ScalingPlan plan;
    private final ScaledSystem system;
    private final Collected collected;
    private final Map<Integer, Measurements> measured = new LinkedHashMap<>();

    CustomerScaling(ScalingPlan plan, ScaledSystem system, Collected collected) {
        this.plan = plan;
        this.system = system;
        this.collected = collected;
        plan.customers().forEach(count -> measured.put(count, new Measurements()));
    }

    void run() throws IOException, InterruptedException {
        Alternation.run(plan.customers(), plan.rounds(), (count, round) -> {
            collected.say("customers: %s, round %s of %s".formatted(count, round, plan.rounds()));
            measure(count, of(count));
        });
        int few = plan.customers().getFirst();
        for (int more : plan.customers().subList(1, plan.customers().size())) {
            var pair = new Pair("customers", Integer.toString(few), Integer.toString(more));
            collected.section(pair, of(few), of(more));
        }
    }

    private Measurements of(int count) {
        return Objects.requireNonNull(measured.get(count));
    }

    /** Customers do what clients do: what was rejected they send again as late as the response says. */
    private void measure(int count, Measurements measurements) throws IOException, InterruptedException {
        var rejected = new LongAdder();
        List<Customer> customers = system.customers(count).stream()
                .map(customer -> customer.patient(rejected))
                .toList();
        Outcome outcome =
                system.into(measurements).orders(customers, plan.load().orders());
        for (Customer customer : customers) {
            customer.caller().close();
        }
        measurements.add(Figure.CLOSED_P50, outcome.latencies().millisAt(50));
        measurements.add(Figure.CLOSED_P99, outcome.latencies().millisAt(99));
        measurements.add(
                Figure.REJECTIONS, rejected.sum() / (double) outcome.latencies().count());
    }
}
