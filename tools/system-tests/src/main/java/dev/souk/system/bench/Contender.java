package dev.souk.system.bench;

import dev.souk.launcher.report.LauncherException;
import dev.souk.system.bench.figure.Figure;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.load.ClosedLoop;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.OpenLoop;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.measured.BenchmarkedSystem;
import dev.souk.system.bench.measured.CpuTime;
import dev.souk.system.bench.measured.SystemProcesses;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One side of a comparison, with what was measured on it. */
final class Contender {

    private final BenchmarkedSystem system;
    private final ComparisonPlan plan;
    private final Measurements measurements = new Measurements();
    private final List<Double> warmUp = new ArrayList<>();
    private final Map<String, Long> errors = new TreeMap<>();
    private final Map<String, Long> warmUpErrors = new TreeMap<>();
    private long orders;
    private @Nullable Shop shop;

    Contender(BenchmarkedSystem system, ComparisonPlan plan) {
        this.system = system;
        this.plan = plan;
    }

    /** Starts it for the first time, and creates what the load needs. */
    void prepare() throws IOException, InterruptedException {
        system.prepare(plan.asBuilt());
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
    void ensureStarted() throws IOException, InterruptedException {
        system.start();
    }

    void measureStart() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        system.start();
        measurements.add(Figure.START, secondsSince(begin));
        Customer first = shop().customers().getFirst();
        first.caller().logIn();
        first.order();
        measurements.add(Figure.FIRST_ORDER, secondsSince(begin));
        measurements.add(Figure.MEMORY, system.memoryMebibytes());
    }

    void warmUp() throws IOException {
        shop().logIn();
        Outcome outcome = ClosedLoop.run(each(Customer::order), plan.warmUp());
        collect(outcome, warmUpErrors);
        warmUp.add(Math.round(outcome.perSecond() * 10) / 10.0);
    }

    /** One round of load: a single user, then reads, then orders of all users. */
    void measureLoad() throws IOException, InterruptedException {
        shop().logIn();
        measureOneUser();
        List<Work> reads = each(customer -> customer.caller().readItems());
        measurements.add(
                Figure.READS, successful(ClosedLoop.run(reads, plan.reads())).perSecond());
        measureOrders();
    }

    private void measureOneUser() throws InterruptedException {
        Customer customer = shop().customers().getFirst();
        var loop = new OpenLoop(plan.ordersPerSecond());
        Outcome outcome = successful(loop.run(customer::fillCart, customer::checkOut, plan.oneUser()));
        measurements.add(Figure.ORDER_P50, outcome.latencies().millisAt(50));
        measurements.add(Figure.ORDER_P99, outcome.latencies().millisAt(99));
        orders += outcome.latencies().count();
    }

    private void measureOrders() throws IOException, InterruptedException {
        SystemProcesses processes = system.processes();
        Map<String, Duration> before = processes.cpu();
        Duration generator = CpuTime.ofThisProcess();
        Outcome outcome = successful(ClosedLoop.run(each(Customer::order), plan.orders()));
        var spent = new TreeMap<String, Duration>(processes.cpu());
        spent.replaceAll((service, total) -> total.minus(Objects.requireNonNull(before.get(service))));
        long count = outcome.latencies().count();
        orders += count;
        measurements.add(Figure.ORDERS, outcome.perSecond());
        measurements.add(Figure.CPU, millisOf(spent.values().stream().reduce(Duration.ZERO, Duration::plus), count));
        spent.forEach((service, cpu) -> measurements.add(Figure.cpuOf(service), millisOf(cpu, count)));
        measurements.add(Figure.GENERATOR_CPU, millisOf(CpuTime.ofThisProcess().minus(generator), count));
    }

    private Outcome successful(Outcome outcome) {
        collect(outcome, errors);
        if (outcome.latencies().count() == 0) {
            throw new LauncherException(
                    "Nothing succeeded on %s: %s".formatted(system.side().label(), outcome.errors()));
        }
        return outcome;
    }

    private void collect(Outcome outcome, Map<String, Long> counts) {
        outcome.errors().forEach((kind, count) -> counts.merge(system.side().label() + ": " + kind, count, Long::sum));
    }

    /** What a customer does. */
    @FunctionalInterface
    private interface Action {
        void of(Customer customer) throws IOException;
    }

    private List<Work> each(Action action) {
        return shop().customers().stream()
                .<Work>map(customer -> () -> action.of(customer))
                .toList();
    }

    private Shop shop() {
        return Objects.requireNonNull(shop, "prepared first");
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double millisOf(Duration total, long count) {
        return total.toMillis() / (double) count;
    }

    BenchmarkedSystem system() {
        return system;
    }

    Measurements measurements() {
        return measurements;
    }

    List<Double> warmUps() {
        return List.copyOf(warmUp);
    }

    long orders() {
        return orders;
    }

    Map<String, Long> errors() {
        return errors;
    }

    /** A cold system may reject what it cannot do yet: no error of what is measured. */
    Map<String, Long> warmUpErrors() {
        return warmUpErrors;
    }
}
