package dev.souk.system.bench.experiment;

import static java.time.Duration.ofSeconds;

import dev.souk.console.metrics.Sample;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Kills one of two instances of order-service, then both, while customers read their orders and one call of twenty
 * places one.
 */
public final class FailoverExperiment {

    /** Nobody but the gateway calls it, so that what arrives can be compared with what customers have sent. */
    private static final String SERVICE = Topology.ORDERS.name();

    private static final String CALLS = "souk_loadbalancing_calls";
    private static final Set<String> FAILURES = Set.of("error", "unreachable", "rejected");
    private static final int INSTANCES = 2;
    private static final int ORDER_EACH = 20;

    /** Each instance has enough time to register, and to be called as often as the others. */
    private static final Duration BETWEEN = ofSeconds(15);

    private final ExperimentRun run;
    private final double perSecond;
    private final Duration fault; // until what was killed is started again

    private FailoverExperiment(ExperimentRun run) {
        this.run = run;
        this.perSecond = run.sized(200, 50);
        this.fault = run.sized(ofSeconds(12), ofSeconds(5));
    }

    /** Measures everything. */
    public static void run(ExperimentRun run) throws IOException, InterruptedException {
        var experiment = new FailoverExperiment(run);
        run.measure(run.optionsWithHighLimits("failover").with(SERVICE, INSTANCES), experiment::measure);
    }

    private void measure(RunningSouk souk) throws IOException, InterruptedException {
        int customers = run.sized(96, 16);
        run.report()
                .with("two instances of", SERVICE)
                .with("customers", customers)
                .with("calls a second", perSecond);
        try (Shop shop = Shop.open(souk, customers)) {
            for (Customer customer : shop.customers()) {
                customer.order(); // one that can be read
            }
            Work work = work(new FreeCustomers(shop.customers(), Duration.ZERO));
            Load.open(perSecond, work, run.sized(ofSeconds(30), ofSeconds(3)));
            for (int killed = 1; killed <= INSTANCES; killed++) {
                for (int round = 1; round <= run.sized(3, 1); round++) {
                    Outcome outcome = kill(killed, work, souk);
                    boolean isServed = outcome.done() > 0 && outcome.failed() == 0;
                    run.requireAsConfigured(isServed || killed > 1, "a call failed though another instance was left");
                    shop.awaitOrder();
                    Pacing.pause(BETWEEN);
                }
            }
        }
    }

    private static Work work(FreeCustomers customers) {
        var number = new AtomicInteger();
        return () -> customers.perform(customer -> {
            if (number.incrementAndGet() % ORDER_EACH == 0) {
                customer.placeOrder();
            } else {
                customer.readOrders();
            }
        });
    }

    /** Kills so many instances, and starts them again when what customers get was measured. */
    private Outcome kill(int count, Work work, RunningSouk souk) throws InterruptedException {
        List<String> names = IntStream.rangeClosed(1, count)
                .map(number -> INSTANCES + 1 - number)
                .mapToObj(Topology.ORDERS::nameOf)
                .toList();
        var gateway = InstanceMetrics.of(souk, Topology.GATEWAY, CALLS);
        double before = gateway.sum(CALLS + "_total", FailoverExperiment::isCall);
        long begin = System.nanoTime();
        var lastFailure = new AtomicLong(begin);
        var failures = new AtomicLong(Math.round(gateway.sum(CALLS + "_total", FailoverExperiment::isFailure)));
        Thread observer = Pacing.repeat(() -> {
            long now = Math.round(gateway.sum(CALLS + "_total", FailoverExperiment::isFailure)); // 0 if it is late
            if (failures.getAndAccumulate(now, Math::max) < now) {
                lastFailure.set(System.nanoTime());
            }
        });
        names.forEach(name -> souk.kill(name, true));
        Outcome outcome = Load.open(perSecond, work, fault);
        Pacing.stop(observer);
        double arrived = gateway.sum(CALLS + "_total", FailoverExperiment::isCall) - before;
        run.row(
                "What customers notice of killed instances",
                "fault | sent | failed | arrived | arrived/sent | last failure, s | p99, ms",
                outcome,
                "kill -9 of %s of %s".formatted(count, INSTANCES),
                outcome.requests(),
                outcome.failed(),
                arrived,
                arrived / outcome.requests(),
                (lastFailure.get() - begin) / 1e9,
                outcome.millisAt(99));
        names.forEach(souk::start);
        return outcome;
    }

    /** Of the gateway to an instance, repeated ones too; who does not wait for it says nothing. */
    private static boolean isCall(Sample sample) {
        return sample.label("service").equals(SERVICE)
                && !sample.label("outcome").equals("cancelled");
    }

    private static boolean isFailure(Sample sample) {
        return isCall(sample) && FAILURES.contains(sample.label("outcome"));
    }
}
