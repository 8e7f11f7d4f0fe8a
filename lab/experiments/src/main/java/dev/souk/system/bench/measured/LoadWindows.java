package dev.souk.system.bench.measured;

import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.load.ClosedLoop;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.OpenLoop;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.result.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Load of customers who are logged in, and its figures.
 *
 * @param system that is loaded
 * @param measurements to which the figures are added
 * @param report that counts what fails
 */
public record LoadWindows(BenchmarkedSystem system, Measurements measurements, Report report) {

    private static final double ORDERS_PER_SECOND = 6;

    /** Checkouts of a single user at a fixed rate; how many orders were confirmed. */
    public long oneUser(Customer customer, Duration length) throws InterruptedException {
        var loop = new OpenLoop(ORDERS_PER_SECOND);
        Outcome outcome = measured(loop.run(customer::fillCart, customer::checkOut, length));
        measurements.add("checkout to CONFIRMED, one user, p50", "ms", outcome.millisAt(50));
        measurements.add("checkout to CONFIRMED, one user, p99", "ms", outcome.millisAt(99));
        return outcome.done();
    }

    /** What the callers do in a second, each as fast as it can. */
    public void perSecond(String figure, List<? extends Work> callers, Duration length) {
        measurements.add(
                figure, "1/s", measured(ClosedLoop.run(callers, length)).perSecond());
    }

    /** Orders of all these customers, each as fast as it can. */
    public Outcome orders(List<Customer> customers, Duration length) throws IOException, InterruptedException {
        var meter = new CpuMeter(system.processes());
        Duration generator = CpuTime.ofThisProcess();
        Outcome outcome = measured(unmeasured(customers, length));
        Map<String, Duration> spent = meter.spent();
        long count = outcome.done();
        measurements.add("confirmed orders", "1/s", outcome.perSecond());
        cpu("CPU of an order", CpuMeter.total(spent), count);
        spent.forEach((service, cpu) -> cpu("CPU of an order: " + service, cpu, count));
        cpu("CPU of an order: load generator", CpuTime.ofThisProcess().minus(generator), count);
        return outcome;
    }

    private void cpu(String figure, Duration spent, long orders) {
        measurements.add(figure, "ms", CpuMeter.millisEach(spent, orders));
    }

    private Outcome measured(Outcome outcome) {
        return report.measured(system.side().label(), outcome);
    }

    /** Orders of all these customers without a figure. */
    public static Outcome unmeasured(List<Customer> customers, Duration length) {
        return ClosedLoop.run(
                customers.stream().<Work>map(customer -> customer::order).toList(), length);
    }

    /** Orders while the system warms up. */
    public static void warmUp(BenchmarkedSystem system, Report report, List<Customer> customers, Duration length) {
        String label = system.side().label();
        report.warmUp(
                label, report.whileCold(label, unmeasured(customers, length)).perSecond());
    }
}
