package dev.souk.system.bench.overload;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.bench.ExperimentSystems;
import dev.souk.system.bench.figure.Latencies;
import dev.souk.system.bench.load.ClosedLoop;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.IndependentUsers;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Commit;
import dev.souk.system.bench.result.Machine;
import dev.souk.system.bench.result.OverloadResult;
import dev.souk.system.bench.result.OverloadStage;
import dev.souk.system.bench.result.OverloadedSetting;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measures the most that a system does, then asks for more. */
public final class OverloadExperiment {

    /** Twice the p99 at the peak is as slow as an answer may be, and never less than this. */
    private static final double SLOW_MILLIS = 500;

    private final OverloadPlan plan;
    private final ExperimentSystems systems;

    /** An experiment that has not begun. */
    public OverloadExperiment(OverloadPlan plan, ExperimentSystems systems) {
        this.plan = plan;
        this.systems = systems;
    }

    /** Measures everything. */
    public OverloadResult run(Instant now) throws IOException, InterruptedException {
        Machine machine = Machine.current();
        String commit = Commit.of(systems.source().root());
        var settings = new ArrayList<OverloadedSetting>();
        for (Limits limits : plan.settings()) {
            String folder = "overload-" + settings.size();
            settings.add(
                    systems.run(limits.name(), limits.applied(systems.options(folder)), souk -> measure(limits, souk)));
        }
        return new OverloadResult(
                now, machine, plan.brief(), commit, plan.stage().toSeconds(), settings);
    }

    private OverloadedSetting measure(Limits limits, RunningSouk souk) throws IOException, InterruptedException {
        HttpAddress gateway = HttpAddress.plain(URI.create(souk.gateway()));
        try (Shop shop = Shop.open(gateway, souk.status().admin(), plan.customers())) {
            List<Customer> customers = shop.customers();
            var free = new FreeCustomers(customers.subList(1, customers.size()));
            var stages = new ArrayList<OverloadStage>();
            for (Demand demand : Demand.values()) {
                stages.addAll(stages(limits, demand, customers.getFirst(), free));
            }
            return new OverloadedSetting(limits.name(), stages, Limits.ended(souk));
        }
    }

    private List<OverloadStage> stages(Limits limits, Demand demand, Customer prober, FreeCustomers free)
            throws InterruptedException {
        var busy = Collections.nCopies(plan.busy(), demand.by(free));
        ClosedLoop.run(busy, plan.warmUp());
        Outcome peak = ClosedLoop.run(busy, plan.stage());
        var stages = new ArrayList<OverloadStage>();
        stages.add(stage(demand, 0, 0, peak, 0));
        systems.progress()
                .accept("%s: %s".formatted(limits.name(), stages.getLast().row(limits.name())));
        double slowMillis = Math.max(SLOW_MILLIS, 2 * peak.latencies().millisAt(99));
        for (int multiple : plan.multiples()) {
            double perSecond = multiple * peak.perSecond();
            try (Probe probe = Probe.start(() -> demand.perform(prober), slowMillis)) {
                long end = System.nanoTime() + plan.stage().toNanos();
                Outcome outcome = new IndependentUsers(perSecond).run(demand.by(free), plan.stage());
                Pacing.pause(plan.after());
                stages.add(stage(demand, multiple, perSecond, outcome, probe.secondsUntilWell(end)));
            }
            systems.progress()
                    .accept("%s: %s".formatted(limits.name(), stages.getLast().row(limits.name())));
        }
        return stages;
    }

    private static OverloadStage stage(
            Demand demand, int multiple, double perSecond, Outcome outcome, double recoverySeconds) {
        Latencies latencies = outcome.latencies();
        boolean any = latencies.count() > 0;
        return new OverloadStage(
                demand.name(),
                multiple,
                perSecond,
                outcome.perSecond(),
                any ? latencies.millisAt(50) : 0,
                any ? latencies.millisAt(99) : 0,
                recoverySeconds,
                outcome.errors());
    }
}
