package dev.souk.system.bench.fault;

import static java.time.Duration.ofSeconds;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.Setting;
import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.ClosedLoop;
import dev.souk.system.bench.load.Connections;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.FreeCustomers.Request;
import dev.souk.system.bench.load.IndependentUsers;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.result.Report;
import dev.souk.system.bench.result.Table;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Half of the callers are malicious: measures what the others get, who ask for little. */
public final class AttackersExperiment {

    /** A malicious caller who is rejected comes back much sooner than {@code Retry-After} says. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ExperimentRun run;
    private final Plan plan;
    private final Report report;
    private final Table customers;
    private final Table attackers;

    private AttackersExperiment(ExperimentRun run) throws IOException, InterruptedException {
        this.run = run;
        this.plan = run.brief()
                ? new Plan(4, 2, 8, 1, ofSeconds(3), ofSeconds(3), ofSeconds(2))
                : new Plan(24, 4, 24, 2, ofSeconds(40), ofSeconds(20), ofSeconds(10));
        this.report = run.report("attackers")
                .with("seconds of each attack", plan.stage().toSeconds());
        this.customers = report.table(new Table(
                "What customers get",
                "setting",
                "attack",
                "demand",
                "asked",
                "done",
                "served, %",
                "p50, ms",
                "p99, ms"));
        this.attackers = report.table(new Table("What attackers get", "setting", "attack", "attacks, 1/s"));
    }

    /**
     * How much is measured.
     *
     * @param customers callers who shop, and as many who attack; each has an address of its own
     * @param connections of each malicious caller
     * @param readsPerSecond of all customers together
     * @param ordersPerSecond of all customers together
     * @param warmUp load before the first stage
     * @param stage for which each attack lasts
     * @param after pause between two attacks
     */
    private record Plan(
            int customers,
            int connections,
            double readsPerSecond,
            double ordersPerSecond,
            Duration warmUp,
            Duration stage,
            Duration after) {}

    /** What malicious callers do again and again, as fast as they get a response. */
    private static Map<String, Request> attacks() {
        var attacks = new LinkedHashMap<String, Request>();
        attacks.put("reads", customer -> customer.caller().readWallet()); // no cache has it
        attacks.put("checkouts", Customer::placeOrder); // of all requests those that cost most
        attacks.put("logins", AttackersExperiment::guess);
        return attacks;
    }

    /** Without an account, each time on a new connection: a hash takes the most CPU of a single request. */
    private static void guess(Customer customer) throws IOException {
        try (Caller nobody = customer.caller().as("nobody@souk.example")) {
            nobody.logIn();
        }
    }

    /** Measures everything. */
    public static Report run(ExperimentRun run) throws IOException, InterruptedException {
        var experiment = new AttackersExperiment(run);
        Limits.measure(run, experiment.report, Limits.NONE, experiment::measure);
        return experiment.report;
    }

    private void measure(Setting limits, RunningSouk souk) throws IOException, InterruptedException {
        int each = plan.customers();
        try (Shop shop = Shop.openAtAddressesOfTheirOwn(souk, 2 * each)) {
            List<Customer> good = shop.customers().subList(0, each);
            try (var connections = Connections.of(good, 1)) {
                ClosedLoop.run(connections.each(Customer::order), plan.warmUp());
            }
            stage(limits, "nobody", List.of(), good);
            for (var attack : attacks().entrySet()) {
                try (var malicious = Connections.of(shop.customers().subList(each, 2 * each), plan.connections())) {
                    stage(limits, attack.getKey(), malicious.each(insistent(attack.getValue())), good);
                }
            }
        }
    }

    private static Request insistent(Request attack) {
        return customer -> {
            try {
                attack.send(customer);
            } catch (IOException rejected) {
                Pacing.pauseInput(PAUSE);
                throw rejected;
            }
        };
    }

    private void stage(Setting limits, String attack, List<Work> malicious, List<Customer> good)
            throws IOException, InterruptedException {
        Future<Outcome> attacked;
        Future<Outcome> reads;
        Future<Outcome> orders;
        try (var readers = Connections.of(good, 1);
                var buyers = Connections.of(good, 1);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            attacked = threads.submit(() -> ClosedLoop.run(malicious, plan.stage()));
            reads = threads.submit(
                    () -> shop(customer -> customer.caller().readWallet(), plan.readsPerSecond(), readers));
            orders = threads.submit(() -> shop(Customer::order, plan.ordersPerSecond(), buyers));
        } // waits for all
        add(limits, attack, "reads", reads.resultNow());
        add(limits, attack, "orders", orders.resultNow());
        attackers.add(limits.name(), attack, attacked.resultNow().perSecond());
        attackers.failures(attacked.resultNow().errors());
        Pacing.pause(plan.after());
    }

    private Outcome shop(Request request, double perSecond, Connections connections) throws InterruptedException {
        var free = new FreeCustomers(connections.customers());
        return new IndependentUsers(perSecond).run(() -> free.perform(request), plan.stage());
    }

    private void add(Setting limits, String attack, String demand, Outcome outcome) {
        customers.add(
                limits.name(),
                attack,
                demand,
                outcome.requests(),
                outcome.done(),
                100.0 * outcome.done() / outcome.requests(),
                outcome.millisAt(50),
                outcome.millisAt(99));
        customers.failures(outcome.errors());
        run.say(customers.last());
        report.require(!limits.isSouk() || outcome.done() > 0, "a customer got nothing");
    }
}
