package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Program;
import dev.souk.system.chaos.load.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** One side of a comparison, with what was measured on it. */
final class ComparedSystem {

    private static final double ORDERS_PER_SECOND = 6;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** Of a second. */
    private static final double MILLIS_OF_A_PERCENT = 10;

    private final String label;
    private final ScriptedSystem system;
    private final ExperimentRun run;
    private final Duration orderTime; // of each window of orders of all customers
    private final Map<String, List<Double>> measurements = new LinkedHashMap<>();
    private Shop shop = new Shop(List.of());

    ComparedSystem(Side side, ExperimentRun run) throws InterruptedException {
        this.label = side.label();
        this.system = new ScriptedSystem(side, run);
        this.run = run;
        this.orderTime = run.seconds(15, 1);
        String up = side.words().isEmpty() ? "" : ", up " + String.join(" ", side.words());
        run.report().with(label, Program.commit(side.tree()) + up);
    }

    /** Stops it; connections would break at the next start. */
    void stop() throws IOException, InterruptedException {
        shop.close();
        system.stop();
    }

    /** Starts it unless it runs; the first time creates what the load needs. */
    void start(boolean asBuilt) throws IOException, InterruptedException {
        system.start(asBuilt);
        if (shop.customers().isEmpty()) {
            shop = Shop.open(system.gateway(), system.status().admin(), run.sized(24, 4));
        }
    }

    /** Returns when nothing is prepared in the background for the next start. */
    void awaitPreparation() throws IOException, InterruptedException {
        system.processes().awaitPreparation();
    }

    /** A start that has ended just now, then some load, then silence, while the other side is stopped. */
    void measureAfterStart(long begin) throws IOException, InterruptedException {
        add("start to ready, s", secondsSince(begin));
        shop.first().logIn();
        shop.first().order();
        add("start to first confirmed order, s", secondsSince(begin));
        add("memory after first order, MiB", system.memoryMebibytes());
        shop.logIn();
        run.report().whileCold(label, shop.closed(Customer::order, run.seconds(20, 1)));
        add("memory after load, MiB", system.memoryMebibytes());
        measureIdle();
    }

    private void measureIdle() throws IOException, InterruptedException {
        shop.close(); // an open connection may cost something
        Pacing.pause(run.seconds(5, 0)); // for work that the load left behind
        SystemProcesses processes = system.processes();
        Map<String, Long> before = processes.cpuMillis();
        long begin = System.nanoTime();
        Pacing.pause(run.seconds(20, 1));
        addCpu("idle CPU", "%", processes.cpuMillisSince(before), secondsSince(begin) * MILLIS_OF_A_PERCENT);
    }

    void warmUp() throws IOException {
        shop.logIn();
        run.report().warmUp(label, shop.closed(Customer::order, orderTime));
    }

    /** A single user, then reads, then orders of all users. */
    void measureLoad() throws IOException, InterruptedException {
        shop.logIn();
        measureOneUser();
        measureReads("reads through the gateway, 1/s", shop);
        String url = system.status().of(Topology.CARTS).getFirst().url();
        // By HTTPS, only services call it: they have a client certificate, and know its name.
        if (url != null && url.startsWith("http:")) {
            try (Shop direct = shop.at(HttpAddress.plain(url))) {
                measureReads("reads at the service, 1/s", direct);
            }
        }
        measureOrders();
    }

    /** Fills the cart before each measured checkout. What is due while the last one is not done waits. */
    private void measureOneUser() throws InterruptedException {
        var outcome = new Outcome();
        var alone = new Shop(List.of(shop.first()));
        outcome.attempt(shop.first()::fillCart);
        LongConsumer order = due -> outcome.attempt(() -> alone.perform(
                customer -> {
                    outcome.record(customer::checkOut, due);
                    customer.fillCart();
                },
                LONGEST_WAIT));
        Load.open(ORDERS_PER_SECOND, run.seconds(20, 1), outcome, order);
        run.report().measured(label, outcome);
        add("checkout to CONFIRMED, one user, p50, ms", outcome.millisAt(50));
        add("checkout to CONFIRMED, one user, p99, ms", outcome.millisAt(99));
    }

    private void measureReads(String figure, Shop readers) {
        Outcome outcome = run.report().measured(label, readers.closed(Customer::readItems, run.seconds(8, 1)));
        add(figure, outcome.perSecond());
    }

    private void measureOrders() throws IOException, InterruptedException {
        SystemProcesses processes = system.processes();
        Map<String, Long> before = processes.cpuMillis();
        long generator = SystemProcesses.ownCpuMillis();
        Outcome outcome = run.report().measured(label, shop.closed(Customer::order, orderTime));
        Map<String, Long> spent = processes.cpuMillisSince(before);
        double ofGenerator = SystemProcesses.ownCpuMillis() - generator;
        add("confirmed orders, 1/s", outcome.perSecond());
        addCpu("CPU of an order", "ms", spent, (double) outcome.done());
        add("CPU of an order: load generator, ms", ofGenerator / outcome.done());
    }

    /** Of all processes together, and by service. */
    private void addCpu(String figure, String unit, Map<String, Long> millis, double millisOfOne) {
        add("%s, %s".formatted(figure, unit), SystemProcesses.total(millis) / millisOfOne);
        millis.forEach(
                (service, ofService) -> add("%s: %s, %s".formatted(figure, service, unit), ofService / millisOfOne));
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** A or B. */
    String label() {
        return label;
    }

    /** The values of each figure, round by round. */
    Map<String, List<Double>> measurements() {
        return measurements;
    }

    private void add(String figure, double value) {
        measurements.computeIfAbsent(figure, _ -> new ArrayList<>()).add(value);
    }
}
