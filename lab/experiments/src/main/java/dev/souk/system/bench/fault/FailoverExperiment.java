package dev.souk.system.bench.fault;

import static java.time.Duration.ofSeconds;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.Setting;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.IndependentUsers;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.result.Report;
import dev.souk.system.bench.result.Table;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Kills one of two instances of order-service, then both, while customers read their orders and one call of twenty
 * places one; with one policy of the gateway after the other.
 */
public final class FailoverExperiment {

    /** Nobody but the gateway calls it, so that what arrives can be compared with what customers have sent. */
    private static final String SERVICE = Topology.ORDERS.name();

    private static final int INSTANCES = 2;
    private static final int ORDER_EACH = 20;

    /** Each instance has enough time to register, and to be called as often as the others. */
    private static final Duration BETWEEN = ofSeconds(15);

    private static final List<Setting> POLICIES = List.of(
            Setting.SOUK,
            new Setting("no retry", Map.of("RESILIENCE4J_RETRY_CONFIGS_DEFAULT_MAXATTEMPTS", "1")),
            new Setting( // neither stops calling an instance that fails
                    "no ejection, round robin",
                    Map.of(
                            "SOUK_LOADBALANCING_EJECTION_DURATION", "0ms",
                            "SOUK_LOADBALANCING_STRATEGY", "round-robin")),
            new Setting( // each failed call is made again, by each caller
                    "no retry budget, no breaker",
                    Map.of(
                            "SOUK_RETRYBUDGET_PERSECOND", "100000",
                            "SOUK_RETRYBUDGET_MAX", "100000",
                            "SOUK_LOADBALANCING_EJECTION_DURATION", "0ms",
                            "RESILIENCE4J_CIRCUITBREAKER_CONFIGS_DEFAULT_SLIDINGWINDOWSIZE", "100000",
                            "RESILIENCE4J_CIRCUITBREAKER_CONFIGS_DEFAULT_MINIMUMNUMBEROFCALLS", "100000")));

    private final ExperimentRun run;
    private final Plan plan;
    private final Report report;
    private final Table faults;

    private FailoverExperiment(ExperimentRun run) throws IOException, InterruptedException {
        this.run = run;
        this.plan = run.brief()
                ? new Plan(POLICIES.subList(0, 1), 1, 16, 50, ofSeconds(3), ofSeconds(5))
                : new Plan(POLICIES, 3, 96, 200, ofSeconds(30), ofSeconds(12));
        this.report = run.report("failover")
                .with("two instances of", SERVICE)
                .with("customers", plan.customers())
                .with("calls a second", plan.perSecond());
        this.faults = report.table(new Table(
                "What customers notice of killed instances",
                "policy",
                "fault",
                "sent",
                "failed",
                "arrived",
                "arrived/sent",
                "last failure, s",
                "p99, ms"));
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
    private record Plan(
            List<Setting> policies, int rounds, int customers, double perSecond, Duration warmUp, Duration fault) {}

    /** Measures everything. */
    public static Report run(ExperimentRun run) throws IOException, InterruptedException {
        var experiment = new FailoverExperiment(run);
        for (Setting policy : experiment.plan.policies()) {
            experiment.measure(policy);
        }
        return experiment.report;
    }

    private void measure(Setting policy) throws IOException, InterruptedException {
        String folder = "failover-" + POLICIES.indexOf(policy);
        SoukOptions options = policy.of(List.of(Topology.GATEWAY), run.systems().optionsWithHighLimits(folder))
                .with(SERVICE, INSTANCES);
        run.systems().measure(policy.name(), options, souk -> measure(policy, souk));
    }

    private void measure(Setting policy, RunningSouk souk) throws IOException, InterruptedException {
        try (Shop shop = Shop.open(souk, plan.customers())) {
            for (Customer customer : shop.customers()) {
                customer.order(); // one that can be read
            }
            Work work = work(new FreeCustomers(shop.customers()));
            new IndependentUsers(plan.perSecond()).run(work, plan.warmUp());
            for (int killed = 1; killed <= INSTANCES; killed++) {
                for (int round = 1; round <= plan.rounds(); round++) {
                    Outcome outcome = disturb(policy, killed, work, souk);
                    report.require(
                            !policy.isSouk() || killed > 1 || (outcome.done() > 0 && outcome.failed() == 0),
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
                customer.caller().readOrders();
            }
        });
    }

    /** Kills so many instances, and starts them again when what customers get was measured. */
    private Outcome disturb(Setting policy, int killed, Work work, RunningSouk souk) throws InterruptedException {
        List<String> names = IntStream.rangeClosed(1, killed)
                .map(number -> INSTANCES + 1 - number)
                .mapToObj(Topology.ORDERS::nameOf)
                .toList();
        try (var arrivals = new Arrivals(souk, SERVICE)) {
            long begin = System.nanoTime();
            names.forEach(name -> souk.kill(name, true));
            Outcome outcome = new IndependentUsers(plan.perSecond()).run(work, plan.fault());
            faults.add(
                    policy.name(),
                    "kill -9 of %s of %s".formatted(killed, INSTANCES),
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
