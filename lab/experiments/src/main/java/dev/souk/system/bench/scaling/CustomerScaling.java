package dev.souk.system.bench.scaling;

import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.result.Report;
import dev.souk.system.bench.result.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** More and more customers of one system who order at once, by turns with few of them. */
record CustomerScaling(ExperimentRun run, ScalingPlan plan, ScaledSystem system) {

    void measure(Report report) throws IOException, InterruptedException {
        List<Integer> counts = plan.customers();
        var measured = new ArrayList<Measurements>();
        counts.forEach(_ -> measured.add(new Measurements()));
        for (int round = 1; round <= run.rounds(); round++) {
            for (int i = 0; i < counts.size(); i++) {
                run.say("%s customers: round %s".formatted(counts.get(i), round));
                measure(counts.get(i), measured.get(i));
            }
        }
        for (int i = 1; i < counts.size(); i++) {
            String title = "customers: A has %s, B has %s".formatted(counts.getFirst(), counts.get(i));
            report.table(Table.compared(title, measured.getFirst(), measured.get(i)));
        }
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
        measurements.add("cart to CONFIRMED, p50", "ms", outcome.millisAt(50));
        measurements.add("cart to CONFIRMED, p99", "ms", outcome.millisAt(99));
        measurements.add("rejected and repeated requests of an order", "1", rejected.sum() / (double) outcome.done());
    }
}
