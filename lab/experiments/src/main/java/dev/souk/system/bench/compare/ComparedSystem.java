package dev.souk.system.bench.compare;

import dev.souk.system.bench.compare.Comparison.Plan;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.measured.BenchmarkedSystem;
import dev.souk.system.bench.measured.CpuMeter;
import dev.souk.system.bench.measured.CpuTime;
import dev.souk.system.bench.result.Report;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One side of a comparison, with what was measured on it. */
final class ComparedSystem {

    private static final String READ_SERVICE = "cart-service";
    private static final double ORDERS_PER_SECOND = 6;
    private static final double PERCENT = 100;

    private final BenchmarkedSystem system;
    private final Plan plan;
    private final Report report;
    private final Measurements measurements = new Measurements();
    private long orders;
    private @Nullable Shop shop;

    ComparedSystem(BenchmarkedSystem system, Plan plan, Report report) {
        this.system = system;
        this.plan = plan;
        this.report = report;
    }

    /** Starts it for the first time, and creates what the load needs. */
    void prepare(boolean asBuilt) throws IOException, InterruptedException {
        system.startFirst(asBuilt);
        system.awaitPreparation();
        openShop();
    }

    private void openShop() throws IOException, InterruptedException {
        shop = Shop.open(system.gateway(), system.admin(), plan.users());
    }

    /** Stops it; connections would break at the next start. */
    void stop() throws IOException, InterruptedException {
        if (shop != null) {
            shop.close();
        }
        system.stop();
    }

    /** Starts it unless it runs. */
    void start() throws IOException, InterruptedException {
        system.start();
    }

    /** A start, then some load, then silence, while the other side is stopped. */
    void measureStart() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        system.start();
        measureAfterStart(begin);
    }

    /** The same with the first start, which creates the data: no figure that can be compared with that of others. */
    void measureFirstStart(boolean asBuilt) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        system.startFirst(asBuilt);
        openShop();
        measureAfterStart(begin);
    }

    private void measureAfterStart(long begin) throws IOException, InterruptedException {
        measurements.add("start to ready", "s", secondsSince(begin));
        Customer first = shop().customers().getFirst();
        first.caller().logIn();
        first.order();
        measurements.add("start to first confirmed order", "s", secondsSince(begin));
        measurements.add("memory after first order", "MiB", system.memoryMebibytes());
        shop().logIn();
        report.whileCold(label(), placeOrders(plan.afterStart()));
        measurements.add("memory after load", "MiB", system.memoryMebibytes());
        measureIdle();
    }

    private void measureIdle() throws IOException, InterruptedException {
        shop().close(); // an open connection may cost something
        Pacing.pause(plan.pause());
        var meter = new CpuMeter(system.processes());
        long begin = System.nanoTime();
        Pacing.pause(plan.idle());
        Map<String, Duration> spent = meter.spent();
        double seconds = secondsSince(begin);
        measurements.add("idle CPU", "%", percent(CpuMeter.total(spent), seconds));
        spent.forEach((service, cpu) -> measurements.add("idle CPU: " + service, "%", percent(cpu, seconds)));
    }

    void warmUp() throws IOException {
        shop().logIn();
        report.warmUp(label(), placeOrders(plan.orders()));
    }

    /** A single user, then reads, then orders of all users. */
    void measureLoad() throws IOException, InterruptedException {
        shop().logIn();
        measureOneUser();
        List<Caller> callers = shop().customers().stream().map(Customer::caller).toList();
        measureReads("reads through the gateway", callers);
        Optional<HttpAddress> service = system.instance(READ_SERVICE);
        if (service.isPresent()) {
            List<Caller> direct =
                    callers.stream().map(caller -> caller.at(service.get())).toList();
            measureReads("reads at the service", direct);
            for (Caller caller : direct) {
                caller.close();
            }
        }
        measureOrders();
    }

    private void measureOneUser() throws InterruptedException {
        Customer customer = shop().customers().getFirst();
        Outcome outcome = report.measured(
                label(), Load.oneUser(ORDERS_PER_SECOND, customer::fillCart, customer::checkOut, plan.oneUser()));
        measurements.add("checkout to CONFIRMED, one user, p50", "ms", outcome.millisAt(50));
        measurements.add("checkout to CONFIRMED, one user, p99", "ms", outcome.millisAt(99));
        orders += outcome.done();
    }

    private void measureReads(String figure, List<Caller> callers) {
        List<Work> reads =
                callers.stream().<Work>map(caller -> caller::readItems).toList();
        Outcome outcome = report.measured(label(), Load.closed(reads, plan.reads()));
        measurements.add(figure, "1/s", outcome.perSecond());
    }

    private void measureOrders() throws IOException, InterruptedException {
        var meter = new CpuMeter(system.processes());
        Duration generator = CpuTime.ofThisProcess();
        Outcome outcome = report.measured(label(), placeOrders(plan.orders()));
        Map<String, Duration> spent = meter.spent();
        orders += outcome.done();
        measurements.add("confirmed orders", "1/s", outcome.perSecond());
        cpuOfAnOrder("", CpuMeter.total(spent), outcome);
        spent.forEach((service, cpu) -> cpuOfAnOrder(": " + service, cpu, outcome));
        cpuOfAnOrder(": load generator", CpuTime.ofThisProcess().minus(generator), outcome);
    }

    private void cpuOfAnOrder(String whose, Duration spent, Outcome orders) {
        measurements.add("CPU of an order" + whose, "ms", spent.toMillis() / (double) orders.done());
    }

    /** Each customer as fast as it can. */
    private Outcome placeOrders(Duration length) {
        return Load.closed(
                shop().customers().stream()
                        .<Work>map(customer -> customer::order)
                        .toList(),
                length);
    }

    private Shop shop() {
        return Objects.requireNonNull(shop, "prepared first");
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double percent(Duration cpu, double seconds) {
        return cpu.toMillis() / 1e3 / seconds * PERCENT;
    }

    String label() {
        return system.side().label();
    }

    Measurements measurements() {
        return measurements;
    }

    long orders() {
        return orders;
    }
}
