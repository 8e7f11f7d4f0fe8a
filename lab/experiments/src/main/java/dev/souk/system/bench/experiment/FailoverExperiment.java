package dev.souk.system.bench.experiment;

import dev.souk.console.metrics.Sample;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.chaos.load.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Kills one of two instances of order-service, then both, while customers read their orders and one call of twenty
 * places one.
 */
record FailoverExperiment(ExperimentRun run, RunningSouk souk, Shop shop) {

    private static final String TITLE = "What customers notice of killed instances";
    private static final String HEADINGS = "fault | sent | failed | arrived | arrived/sent | last failure, s | p99, ms";

    /** Nobody but the gateway calls it, so that what arrives can be compared with what customers have sent. */
    private static final String SERVICE = Topology.ORDERS.name();

    private static final List<String> INSTANCES = List.of(Topology.ORDERS.nameOf(2), Topology.ORDERS.nameOf(1));
    private static final String CALLS = "souk_loadbalancing_calls";
    private static final Set<String> FAILURES = Set.of("error", "unreachable", "rejected");
    private static final int ORDER_EACH = 20;

    /** Each instance has enough time to register, and to be called as often as the others. */
    private static final Duration BETWEEN = Duration.ofSeconds(15);

    static void run(ExperimentRun run) throws IOException, InterruptedException {
        run.measure(
                run.options("failover", ExperimentRun.HIGH_LIMITS).with(SERVICE, INSTANCES.size()),
                run.sized(48, 16), // fewer than a bulkhead admits: none is rejected because others wait
                (souk, shop) -> new FailoverExperiment(run, souk, shop).measure());
    }

    private void measure() throws IOException, InterruptedException {
        run.report()
                .with("two instances of", SERVICE)
                .with("customers", shop.customers().size())
                .with("calls a second", perSecond());
        for (Customer customer : shop.customers()) {
            customer.repeatNothing();
            customer.order(); // one that can be read
        }
        var number = new AtomicInteger();
        Work work = () -> shop.perform(
                number.incrementAndGet() % ORDER_EACH == 0 ? Customer::placeOrder : Customer::readOrders,
                Duration.ofSeconds(10));
        Load.open(perSecond(), work, run.seconds(30, 3));
        for (int killed = 1; killed <= INSTANCES.size(); killed++) {
            for (int round = 1; round <= run.sized(3, 1); round++) {
                Outcome outcome = kill(INSTANCES.subList(0, killed), work);
                boolean isServed = outcome.done() > 0 && outcome.failed() == 0;
                run.requireAsConfigured(isServed || killed > 1, "a call failed though another instance was left");
                shop.awaitOrder();
                Pacing.pause(BETWEEN);
            }
        }
    }

    private double perSecond() {
        return run.sized(200, 50);
    }

    /** Kills these instances while they are called, and starts them again when what customers get was measured. */
    private Outcome kill(List<String> names, Work work) throws InterruptedException {
        var gateway = InstanceMetrics.of(souk, Topology.GATEWAY, CALLS);
        var arrived = new AtomicLong();
        var calls = new AtomicLong(Math.round(gateway.sum(CALLS + "_total", FailoverExperiment::isCall)));
        var lastFailure = new AtomicLong();
        var failures = new AtomicLong(Math.round(gateway.sum(CALLS + "_total", FailoverExperiment::isFailure)));
        Thread observer = Pacing.repeat(() -> {
            long now = Math.round(gateway.sum(CALLS + "_total", FailoverExperiment::isFailure)); // 0 if it is late
            if (failures.getAndUpdate(last -> now == 0 ? last : now) < now) {
                lastFailure.set(System.nanoTime());
            }
            long sum = Math.round(gateway.sum(CALLS + "_total", FailoverExperiment::isCall));
            arrived.addAndGet(Math.max(0, sum - calls.getAndUpdate(last -> sum == 0 ? last : sum)));
        });
        var outcome = new Outcome();
        long begin;
        try (var _ = Load.inBackground(perSecond(), due -> outcome.record(work, due))) {
            Pacing.pause(run.seconds(2, 1));
            begin = System.nanoTime();
            lastFailure.set(begin);
            names.forEach(name -> souk.kill(name, true));
            Pacing.pause(run.seconds(12, 5));
        }
        Pacing.pause(500); // the observer looks once more
        Pacing.stop(observer);
        String fault = "kill -9 of %s of %s".formatted(names.size(), INSTANCES.size());
        double lastSeconds = (lastFailure.get() - begin) / 1e9;
        long sent = outcome.requests();
        run.row(TITLE, HEADINGS, outcome, fault, sent, arrived.get(), arrived.doubleValue() / sent, lastSeconds);
        names.forEach(souk::start);
        return outcome;
    }

    /** Of the gateway to an instance, repeated ones too; a cancelled one says nothing of the instance. */
    private static boolean isCall(Sample sample) {
        return sample.label("service").equals(SERVICE)
                && !sample.label("outcome").equals("cancelled");
    }

    private static boolean isFailure(Sample sample) {
        return isCall(sample) && FAILURES.contains(sample.label("outcome"));
    }
}
