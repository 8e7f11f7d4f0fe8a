package dev.souk.system.bench.scaling;

import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.measured.LoadWindows;
import dev.souk.system.bench.result.Report;
import dev.souk.system.bench.result.Table;
import java.io.IOException;
import java.util.List;

/** Several instances of services, by turns with a system that has one of each. */
record InstanceScaling(ExperimentRun run, ScalingPlan plan, Report report) {

    void measure(ScaledSystem single, ScaledSystem several, int instances) throws IOException, InterruptedException {
        // Each instance gets a part of the orders, so it takes more of them until all are warm. The other system is.
        for (int window = 1; window <= plan.load().warmUps() * instances; window++) {
            several.warmUp();
        }
        var one = new Measurements();
        var more = new Measurements();
        for (int round = 1; round <= run.rounds(); round++) {
            run.say("%s instances: round %s".formatted(instances, round));
            measure(single, one);
            measure(several, more);
        }
        String title = "instances of %s: A has 1, B has %s".formatted(String.join(", ", plan.services()), instances);
        report.table(Table.compared(title, one, more));
    }

    private void measure(ScaledSystem system, Measurements measurements) throws IOException, InterruptedException {
        LoadWindows windows = system.into(measurements);
        List<Customer> customers = system.customers(plan.load().users());
        windows.oneUser(customers.getFirst(), plan.load().oneUser());
        windows.orders(customers, plan.load().orders());
        measurements.add("memory after load", "MiB", system.system().memoryMebibytes());
    }
}
