package dev.souk.system.bench.experiment;

import static java.time.Duration.ofSeconds;

import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Measurements;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Report;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One side of a comparison, with what was measured on it. */
final class ComparedSystem {

    private static final String READ_SERVICE = "cart-service";
    private static final double ORDERS_PER_SECOND = 6;
    private static final double PERCENT = 100;

    private final BenchmarkedSystem system;
    private final ExperimentRun run;
    private final Report report;
    private final Duration orderTime; // of each window of orders of all customers
    private final Measurements measurements = new Measurements();
    private long orders;
    private Shop shop = new Shop(List.of());

    ComparedSystem(BenchmarkedSystem system, ExperimentRun run) {
        this.system = system;
        this.run = run;
        this.report = run.report();
        this.orderTime = run.sized(ofSeconds(15), ofSeconds(1));
    }

    /** Starts it for the first time, and creates what the load needs. */
    void startFirst(boolean asBuilt) throws IOException, InterruptedException {
        system.startFirst(asBuilt);
        shop = Shop.open(system.gateway(), system.admin(), run.sized(24, 4));
    }

    /** Returns when nothing is prepared in the background for the next start. */
    void awaitPreparation() throws IOException, InterruptedException {
        system.processes().awaitPreparation();
    }

    /** Stops it; connections would break at the next start. */
    void stop() throws IOException, InterruptedException {
        shop.close();
        system.stop();
    }

    /** Starts it unless it runs. */
    void start() throws IOException, InterruptedException {
        system.start();
    }

    /** A start that has ended just now, then some load, then silence, while the other side is stopped. */
    void measureAfterStart(long begin) throws IOException, InterruptedException {
        measurements.add("start to ready", "s", secondsSince(begin));
        Customer first = shop.customers().getFirst();
        first.logIn();
        first.order();
        measurements.add("start to first confirmed order", "s", secondsSince(begin));
        measurements.add("memory after first order", "MiB", system.memoryMebibytes());
        shop.logIn();
        report.whileCold(label(), shop.closed(Customer::order, run.sized(ofSeconds(20), ofSeconds(1))));
        measurements.add("memory after load", "MiB", system.memoryMebibytes());
        measureIdle();
    }

    private void measureIdle() throws IOException, InterruptedException {
        shop.close(); // an open connection may cost something
        Pacing.pause(run.sized(ofSeconds(5), Duration.ZERO)); // for work that the load left behind
        SystemProcesses processes = system.processes();
        Map<String, Duration> before = processes.cpu();
        long begin = System.nanoTime();
        Pacing.pause(run.sized(ofSeconds(20), ofSeconds(1)));
        Map<String, Duration> spent = processes.cpuSince(before);
        double seconds = secondsSince(begin);
        measurements.add("idle CPU", "%", percent(SystemProcesses.total(spent), seconds));
        spent.forEach((service, cpu) -> measurements.add("idle CPU: " + service, "%", percent(cpu, seconds)));
    }

    void warmUp() throws IOException {
        shop.logIn();
        report.warmUp(label(), shop.closed(Customer::order, orderTime));
    }

    /** A single user, then reads, then orders of all users. */
    void measureLoad() throws IOException, InterruptedException {
        shop.logIn();
        measureOneUser();
        measureReads("reads through the gateway", shop);
        Optional<HttpAddress> service = system.instance(READ_SERVICE);
        if (service.isPresent()) {
            try (Shop direct = shop.at(service.get())) {
                measureReads("reads at the service", direct);
            }
        }
        measureOrders();
    }

    private void measureOneUser() throws InterruptedException {
        Customer customer = shop.customers().getFirst();
        Outcome outcome = report.measured(
                label(),
                Load.oneUser(
                        ORDERS_PER_SECOND,
                        customer::fillCart,
                        customer::checkOut,
                        run.sized(ofSeconds(20), ofSeconds(1))));
        measurements.add("checkout to CONFIRMED, one user, p50", "ms", outcome.millisAt(50));
        measurements.add("checkout to CONFIRMED, one user, p99", "ms", outcome.millisAt(99));
        orders += outcome.done();
    }

    private void measureReads(String figure, Shop readers) {
        Outcome outcome =
                report.measured(label(), readers.closed(Customer::readItems, run.sized(ofSeconds(8), ofSeconds(1))));
        measurements.add(figure, "1/s", outcome.perSecond());
    }

    private void measureOrders() throws IOException, InterruptedException {
        SystemProcesses processes = system.processes();
        Map<String, Duration> before = processes.cpu();
        Duration generator = SystemProcesses.ownCpu();
        Outcome outcome = report.measured(label(), shop.closed(Customer::order, orderTime));
        Map<String, Duration> spent = processes.cpuSince(before);
        orders += outcome.done();
        measurements.add("confirmed orders", "1/s", outcome.perSecond());
        cpuOfAnOrder("", SystemProcesses.total(spent), outcome);
        spent.forEach((service, cpu) -> cpuOfAnOrder(": " + service, cpu, outcome));
        cpuOfAnOrder(": load generator", SystemProcesses.ownCpu().minus(generator), outcome);
    }

    private void cpuOfAnOrder(String whose, Duration spent, Outcome orders) {
        measurements.add("CPU of an order" + whose, "ms", spent.toMillis() / (double) orders.done());
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
