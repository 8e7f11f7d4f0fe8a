package dev.souk.system.bench.overload;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.bench.ExperimentSystems;
import dev.souk.system.bench.load.ClosedLoop;
import dev.souk.system.bench.load.Connections;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.IndependentUsers;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.result.AttackResult;
import dev.souk.system.bench.result.AttackStage;
import dev.souk.system.bench.result.AttackedDemand;
import dev.souk.system.bench.result.AttackedSetting;
import dev.souk.system.bench.result.Commit;
import dev.souk.system.bench.result.Machine;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Half of the callers are malicious: measures what the others get, who ask for little. */
public final class AttackExperiment {

    /** A malicious caller who is rejected comes back much sooner than {@code Retry-After} says. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final AttackPlan plan;
    private final ExperimentSystems systems;

    /** An experiment that has not begun. */
    public AttackExperiment(AttackPlan plan, ExperimentSystems systems) {
        this.plan = plan;
        this.systems = systems;
    }

    /** Measures everything. */
    public AttackResult run(Instant now) throws IOException, InterruptedException {
        Machine machine = Machine.current();
        String commit = Commit.of(systems.source().root());
        var settings = new ArrayList<AttackedSetting>();
        for (Limits limits : plan.settings()) {
            String folder = "attackers-" + settings.size();
            settings.add(
                    systems.run(limits.name(), limits.applied(systems.options(folder)), souk -> measure(limits, souk)));
        }
        return new AttackResult(now, machine, plan.brief(), commit, plan.stage().toSeconds(), settings);
    }

    private AttackedSetting measure(Limits limits, RunningSouk souk) throws IOException, InterruptedException {
        HttpAddress gateway = HttpAddress.plain(URI.create(souk.gateway()));
        int each = plan.customers();
        try (Shop shop = Shop.openAtAddressesOfTheirOwn(gateway, souk.status().admin(), 2 * each)) {
            List<Customer> customers = shop.customers().subList(0, each);
            List<Customer> malicious = shop.customers().subList(each, 2 * each);
            warmUp(customers);
            var stages = new ArrayList<AttackStage>();
            stages.add(stage("nobody", List.of(), customers));
            for (Attack attack : Attack.values()) {
                try (var connections = Connections.of(malicious, plan.connections())) {
                    stages.add(stage(attack.name(), connections.each(insistent(attack)), customers));
                }
                stages.getLast().rows(limits.name()).forEach(systems.progress());
            }
            return new AttackedSetting(limits.name(), stages, Limits.ended(souk));
        }
    }

    private void warmUp(List<Customer> customers) throws IOException {
        try (var connections = Connections.of(customers, 1)) {
            ClosedLoop.run(connections.each(Customer::order), plan.warmUp());
        }
    }

    private static FreeCustomers.Request insistent(Attack attack) {
        return customer -> {
            try {
                attack.perform(customer);
            } catch (IOException rejected) {
                Pacing.pauseInput(PAUSE);
                throw rejected;
            }
        };
    }

    private AttackStage stage(String name, List<Work> attackers, List<Customer> customers)
            throws IOException, InterruptedException {
        try (var readers = Connections.of(customers, 1);
                var buyers = Connections.of(customers, 1);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> attack = threads.submit(() -> ClosedLoop.run(attackers, plan.stage()));
            Future<Outcome> reads = threads.submit(() -> shop(Demand.READS, plan.readsPerSecond(), readers));
            Future<Outcome> orders = threads.submit(() -> shop(Demand.ORDERS, plan.ordersPerSecond(), buyers));
            var demands = List.of(
                    AttackedDemand.of(Demand.READS.name(), result(reads)),
                    AttackedDemand.of(Demand.ORDERS.name(), result(orders)));
            Outcome attacks = result(attack);
            Pacing.pause(plan.after());
            return new AttackStage(name, demands, attacks.perSecond(), attacks.errors());
        }
    }

    private Outcome shop(Demand demand, double perSecond, Connections customers) throws InterruptedException {
        return new IndependentUsers(perSecond).run(demand.by(new FreeCustomers(customers.customers())), plan.stage());
    }

    private static Outcome result(Future<Outcome> outcome) throws InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException defect) {
            throw new IllegalStateException(defect.getCause());
        }
    }
}
