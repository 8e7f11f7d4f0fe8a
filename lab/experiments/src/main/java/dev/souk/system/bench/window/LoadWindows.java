package dev.souk.system.bench.window;

import dev.souk.system.bench.figure.Figure;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.load.ClosedLoop;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.OpenLoop;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.measured.BenchmarkedSystem;
import dev.souk.system.bench.measured.CpuMeter;
import dev.souk.system.bench.measured.CpuTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Load of customers who are logged in, and the figures of it. */
public record LoadWindows(BenchmarkedSystem system, Measurements measurements, Failures failures) {

    /** Checkouts of a single user at a fixed rate; how many orders were confirmed. */
    public long oneUser(Customer customer, double ordersPerSecond, Duration length) throws InterruptedException {
        var loop = new OpenLoop(ordersPerSecond);
        Outcome outcome = failures.count(loop.run(customer::fillCart, customer::checkOut, length));
        measurements.add(Figure.ORDER_P50, outcome.latencies().millisAt(50));
        measurements.add(Figure.ORDER_P99, outcome.latencies().millisAt(99));
        return outcome.latencies().count();
    }

    /** What the callers do in a second, each as fast as it can. */
    public double perSecond(List<? extends Work> callers, Duration length) {
        return failures.count(ClosedLoop.run(callers, length)).perSecond();
    }

    /** Orders of all these customers, each as fast as it can. */
    public Outcome orders(List<Customer> customers, Duration length) throws IOException, InterruptedException {
        var meter = new CpuMeter(system.processes());
        Duration generator = CpuTime.ofThisProcess();
        Outcome outcome = failures.count(unmeasured(customers, length));
        Map<String, Duration> spent = meter.spent();
        long count = outcome.latencies().count();
        measurements.add(Figure.ORDERS, outcome.perSecond());
        measurements.add(Figure.CPU, CpuMeter.millisEach(CpuMeter.total(spent), count));
        spent.forEach((service, cpu) -> measurements.add(Figure.cpuOf(service), CpuMeter.millisEach(cpu, count)));
        measurements.add(
                Figure.GENERATOR_CPU,
                CpuMeter.millisEach(CpuTime.ofThisProcess().minus(generator), count));
        return outcome;
    }

    /** The same without a figure. */
    public static Outcome unmeasured(List<Customer> customers, Duration length) {
        return ClosedLoop.run(
                customers.stream().<Work>map(customer -> customer::order).toList(), length);
    }
}
