package dev.souk.system.bench.bluegreen;

import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.BaselineSystem;
import dev.souk.system.bench.ExperimentSystems;
import dev.souk.system.bench.result.BlueGreenResult;
import dev.souk.system.bench.result.Commit;
import dev.souk.system.bench.result.Machine;
import dev.souk.system.bench.result.ReleasedBuild;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;

/** Releases one build after the other, each on a system of its own. */
public final class BlueGreenExperiment {

    /** The service with most calls, from the gateway and from order-service. */
    private static final String SERVICE = Topology.USERS.name();

    private static final int INSTANCES = 2;

    private final BlueGreenPlan plan;
    private final ExperimentSystems systems;

    /** An experiment that has not begun. */
    public BlueGreenExperiment(BlueGreenPlan plan, ExperimentSystems systems) {
        this.plan = plan;
        this.systems = systems;
    }

    /** Measures everything. */
    public BlueGreenResult run(Instant now) throws IOException, InterruptedException {
        Machine machine = Machine.current();
        String commit = Commit.of(systems.source().root());
        var released = new ArrayList<ReleasedBuild>();
        for (TestBuild build : plan.builds()) {
            String folder = "blue-green-" + released.size();
            SoukOptions options = options(build, folder);
            released.add(systems.run(
                    build.name(),
                    options,
                    souk -> new LoadedRelease(souk, options.state(), SERVICE, plan, systems.progress()).run(build)));
        }
        return new BlueGreenResult(
                now,
                machine,
                plan.brief(),
                commit,
                SERVICE,
                plan.clients(),
                plan.perSecond(),
                plan.stage().toSeconds(),
                released);
    }

    /** The new instances get the next numbers, and with them the defect. */
    private SoukOptions options(TestBuild build, String folder) {
        SoukOptions options =
                BaselineSystem.withHighLimits(systems.options(folder)).with(SERVICE, INSTANCES);
        if (build.isGood()) {
            return options;
        }
        for (int number = INSTANCES + 1; number <= 2 * INSTANCES; number++) {
            options = TestBuild.with(build.defect(), SERVICE + "#" + number, options);
        }
        return options;
    }
}
