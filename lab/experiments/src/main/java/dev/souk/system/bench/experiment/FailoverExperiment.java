package dev.souk.system.bench.experiment;

import static java.time.Duration.ofSeconds;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.bench.result.Table;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Kills one of two instances of order-service, then both, while customers read their orders and one call of twenty
 * places one.
 */
public final class FailoverExperiment {

    /** Nobody but the gateway calls it, so that what arrives can be compared with what customers have sent. */
    private static final String SERVICE = Topology.ORDERS.name();

    private static final int INSTANCES = 2;
    private static final int ORDER_EACH = 20;

    /** Each instance has enough time to register, and to be called as often as the others. */
    private static final Duration BETWEEN = ofSeconds(15);

    private final ExperimentRun run;
    private final Plan plan;
    private final Table faults = new Table(
            "What customers notice of killed instances",
            "fault | sent | failed | arrived | arrived/sent | last failure, s | p99, ms");

    private FailoverExperiment(ExperimentRun run) {
        this.run = run;
        this.plan = run.arguments().brief()
                ? new Plan(1, 16, 50, ofSeconds(3), ofSeconds(5))
                : new Plan(3, 96, 200, ofSeconds(30), ofSeconds(12));
        run.report()
                .with("two instances of", SERVICE)
                .with("customers", plan.customers())
                .with("calls a second", plan.perSecond())
                .with(faults);
    }

    /**
     * How much is measured.
     *
     * @param rounds how often each fault happens
     * @param customers with a connection each
     * @param perSecond calls of all of them together
     * @param warmUp load before the first fault
     * @param fault load from each fault on, until what was killed is started again
     */
    private record Plan(int rounds, int customers, double perSecond, Duration warmUp, Duration fault) {}

    /** Measures everything. */
    public static void run(ExperimentRun run) throws IOException, InterruptedException {
        var experiment = new FailoverExperiment(run);
        run.measure(run.optionsWithHighLimits("failover").with(SERVICE, INSTANCES), experiment::measure);
    }

    private void measure(RunningSouk souk) throws IOException, InterruptedException {
        try (Shop shop = Shop.open(souk, plan.customers())) {
            for (Customer customer : shop.customers()) {
                customer.order(); // one that can be read
            }
            Work work = work(new FreeCustomers(shop.customers(), Duration.ZERO));
            Load.open(plan.perSecond(), work, plan.warmUp());
            for (int killed = 1; killed <= INSTANCES; killed++) {
                for (int round = 1; round <= plan.rounds(); round++) {
                    Outcome outcome = kill(killed, work, souk);
                    run.report()
                            .require(
                                    !run.isAsConfigured()
                                            || killed > 1
                                            || (outcome.done() > 0 && outcome.failed() == 0),
                                    "a call failed though another instance was left");
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
    private Outcome kill(int count, Work work, RunningSouk souk) throws IOException, InterruptedException {
        List<String> names = IntStream.rangeClosed(1, count)
                .map(number -> INSTANCES + 1 - number)
                .mapToObj(Topology.ORDERS::nameOf)
                .toList();
        try (var arrivals = new Arrivals(souk, SERVICE)) {
            long begin = System.nanoTime();
            names.forEach(name -> souk.kill(name, true));
            Outcome outcome = Load.open(plan.perSecond(), work, plan.fault());
            faults.add(
                    "kill -9 of %s of %s".formatted(count, INSTANCES),
                    outcome.requests(),
                    outcome.failed(),
                    arrivals.calls(),
                    (double) arrivals.calls() / outcome.requests(),
                    arrivals.secondsUntilLastFailure(begin),
                    outcome.millisAt(99));
            faults.failures(outcome.errors());
            run.say(faults.last());
            names.forEach(souk::start);
            return outcome;
        }
    }
}
