package dev.souk.system.bench.bluegreen;

import dev.souk.launcher.prepare.SourceTree;
import dev.souk.launcher.running.RunningSouk;
import dev.souk.launcher.running.Souk;
import dev.souk.launcher.running.SoukOptions;
import dev.souk.launcher.topology.Topology;
import dev.souk.system.bench.BaselineSystem;
import dev.souk.system.bench.result.BlueGreenResult;
import dev.souk.system.bench.result.Commit;
import dev.souk.system.bench.result.Machine;
import dev.souk.system.bench.result.ReleasedBuild;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** Releases one build after the other, each on a system of its own. */
public final class BlueGreenExperiment {

    /** The service with most calls, from the gateway and from order-service. */
    private static final String SERVICE = Topology.USERS.name();

    private static final int INSTANCES = 2;

    private final BlueGreenPlan plan;
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
    public BlueGreenExperiment(
            BlueGreenPlan plan,
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
    public BlueGreenResult run(Instant now) throws IOException, InterruptedException {
        Machine machine = Machine.current();
        String commit = Commit.of(source.root());
        var released = new ArrayList<ReleasedBuild>();
        for (TestBuild build : plan.builds()) {
            progress.accept("start: " + build.name());
            RunningSouk souk = Souk.assemble(options(build, "blue-green-" + released.size()), _ -> {});
            stopAtEnd.accept(souk);
            try (souk) {
                souk.start();
                souk.announce();
                souk.awaitPreparation();
                released.add(new LoadedRelease(souk, SERVICE, plan, progress).run(build));
            }
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
        SoukOptions options = BaselineSystem.withHighLimits(SoukOptions.isolated(source, folders.apply(folder)))
                .with(SERVICE, INSTANCES);
        if (build.isGood()) {
            return options;
        }
        for (int number = INSTANCES + 1; number <= 2 * INSTANCES; number++) {
            options = TestBuild.with(build.defect(), SERVICE + "#" + number, options);
        }
        return options;
    }
}
