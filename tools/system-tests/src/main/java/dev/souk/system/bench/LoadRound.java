package dev.souk.system.bench;

import dev.souk.system.bench.figure.Figure;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.ClosedLoop;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.OpenLoop;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.measured.BenchmarkedSystem;
import dev.souk.system.bench.measured.CpuMeter;
import dev.souk.system.bench.measured.CpuTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One round of load on one side, whose customers are logged in. */
record LoadRound(
        BenchmarkedSystem system, Shop shop, ComparisonPlan plan, Measurements measurements, Failures failures) {

    private static final String READ_SERVICE = "cart-service";

    /** A single user, then reads, then orders of all users; how many orders were confirmed. */
    long measure() throws IOException, InterruptedException {
        long orders = measureOneUser();
        measureReads();
        return orders + measureOrders();
    }

    private long measureOneUser() throws InterruptedException {
        Customer customer = shop.customers().getFirst();
        var loop = new OpenLoop(plan.ordersPerSecond());
        Outcome outcome = failures.count(loop.run(customer::fillCart, customer::checkOut, plan.oneUser()));
        measurements.add(Figure.ORDER_P50, outcome.latencies().millisAt(50));
        measurements.add(Figure.ORDER_P99, outcome.latencies().millisAt(99));
        return outcome.latencies().count();
    }

    private void measureReads() throws IOException, InterruptedException {
        List<Caller> callers = shop.customers().stream().map(Customer::caller).toList();
        measurements.add(Figure.READS, readsPerSecond(callers));
        Optional<HttpAddress> service = system.instance(READ_SERVICE);
        if (service.isPresent()) {
            List<Caller> direct =
                    callers.stream().map(caller -> caller.at(service.get())).toList();
            measurements.add(Figure.READS_AT_SERVICE, readsPerSecond(direct));
            for (Caller caller : direct) {
                caller.close();
            }
        }
    }

    private double readsPerSecond(List<Caller> callers) {
        List<Work> reads =
                callers.stream().<Work>map(caller -> caller::readItems).toList();
        return failures.count(ClosedLoop.run(reads, plan.reads())).perSecond();
    }

    private long measureOrders() throws IOException, InterruptedException {
        var meter = new CpuMeter(system.processes());
        Duration generator = CpuTime.ofThisProcess();
        Outcome outcome = failures.count(orders(shop, plan.orders()));
        Map<String, Duration> spent = meter.spent();
        long count = outcome.latencies().count();
        measurements.add(Figure.ORDERS, outcome.perSecond());
        measurements.add(Figure.CPU, CpuMeter.millisEach(CpuMeter.total(spent), count));
        spent.forEach((service, cpu) -> measurements.add(Figure.cpuOf(service), CpuMeter.millisEach(cpu, count)));
        measurements.add(
                Figure.GENERATOR_CPU,
                CpuMeter.millisEach(CpuTime.ofThisProcess().minus(generator), count));
        return count;
    }

    /** Orders of all users in a closed loop. */
    static Outcome orders(Shop shop, Duration duration) {
        List<Work> users =
                shop.customers().stream().<Work>map(customer -> customer::order).toList();
        return ClosedLoop.run(users, duration);
    }
}
