package dev.souk.system.bench.failover;

import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.BaselineSystem;
import dev.souk.system.bench.ExperimentSystems;
import dev.souk.system.bench.result.Commit;
import dev.souk.system.bench.result.FailoverFault;
import dev.souk.system.bench.result.FailoverResult;
import dev.souk.system.bench.result.Machine;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;

/** Kills one of two instances of order-service, then both, under load; with one policy after the other. */
public final class FailoverExperiment {

    /** Nobody but the gateway calls it, so that what arrives can be compared with what customers have sent. */
    static final String SERVICE = Topology.ORDERS.name();

    static final int INSTANCES = 2;

    private final FailoverPlan plan;
    private final ExperimentSystems systems;

    /** An experiment that has not begun. */
    public FailoverExperiment(FailoverPlan plan, ExperimentSystems systems) {
        this.plan = plan;
        this.systems = systems;
    }

    /** Measures everything. */
    public FailoverResult run(Instant now) throws IOException, InterruptedException {
        Machine machine = Machine.current();
        String commit = Commit.of(systems.source().root());
        var faults = new ArrayList<FailoverFault>();
        for (Policy policy : plan.policies()) {
            String folder = "failover-" + plan.policies().indexOf(policy);
            faults.addAll(systems.run(
                    policy.name(),
                    options(policy, folder),
                    souk -> new LoadedFaults(souk, plan, systems.progress()).run(policy)));
        }
        return new FailoverResult(
                now, machine, plan.brief(), commit, SERVICE, plan.customers(), plan.perSecond(), faults);
    }

    private SoukOptions options(Policy policy, String folder) {
        return BaselineSystem.withHighLimits(systems.options(folder))
                .with(SERVICE, INSTANCES)
                .withEnvironment(Topology.GATEWAY.name(), policy.variables());
    }
}
