package dev.souk.system.bench.failover;

import dev.souk.launcher.prepare.SourceTree;
import dev.souk.launcher.running.RunningSouk;
import dev.souk.launcher.running.Souk;
import dev.souk.launcher.running.SoukOptions;
import dev.souk.launcher.topology.Topology;
import dev.souk.system.bench.BaselineSystem;
import dev.souk.system.bench.result.Commit;
import dev.souk.system.bench.result.FailoverFault;
import dev.souk.system.bench.result.FailoverResult;
import dev.souk.system.bench.result.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Kills one of two instances of order-service, then both, under load; with one policy after the other. */
public final class FailoverExperiment {

    /** Nobody but the gateway calls it, so that what arrives can be compared with what customers have sent. */
    static final String SERVICE = Topology.ORDERS.name();

    static final int INSTANCES = 2;

    private final FailoverPlan plan;
    private final SourceTree source;
    private final Function<String, Path> folders;
    private final Consumer<RunningSouk> stopAtEnd;
    private final Consumer<String> progress;

    /**
     * An experiment that has not begun.
     *
     * @param folders   the folder of a system by its name
     * @param stopAtEnd is given each system, to stop it if the experiment is interrupted
     * @param progress  for whoever waits
     */
    public FailoverExperiment(
            FailoverPlan plan,
            SourceTree source,
            Function<String, Path> folders,
            Consumer<RunningSouk> stopAtEnd,
            Consumer<String> progress) {
        this.plan = plan;
        this.source = source;
        this.folders = folders;
        this.stopAtEnd = stopAtEnd;
        this.progress = progress;
    }

    /** Measures everything. */
    public FailoverResult run(Instant now) throws IOException, InterruptedException {
        Machine machine = Machine.current();
        String commit = Commit.of(source.root());
        var faults = new ArrayList<FailoverFault>();
        for (Policy policy : plan.policies()) {
            progress.accept("start: " + policy.name());
            RunningSouk souk =
                    Souk.assemble(options(policy, "failover-" + plan.policies().indexOf(policy)), _ -> {});
            stopAtEnd.accept(souk);
            try (souk) {
                souk.start();
                souk.announce();
                souk.awaitPreparation();
                faults.addAll(new LoadedFaults(souk, plan, progress).run(policy));
            }
        }
        return new FailoverResult(
                now, machine, plan.brief(), commit, SERVICE, plan.customers(), plan.perSecond(), faults);
    }

    private SoukOptions options(Policy policy, String folder) {
        SoukOptions options = BaselineSystem.withHighLimits(SoukOptions.isolated(source, folders.apply(folder)))
                .with(SERVICE, INSTANCES);
        for (Map.Entry<String, String> variable : policy.variables().entrySet()) {
            options = options.withEnvironment(Topology.GATEWAY.name(), variable.getKey(), variable.getValue());
        }
        return options;
    }
}
