package dev.souk.system.cli;

import dev.souk.system.bench.measured.BenchmarkedSystem;
import dev.souk.system.bench.measured.Side;
import dev.souk.system.bench.result.BenchmarkResult;
import dev.souk.system.bench.scaling.Scaling;
import dev.souk.system.bench.scaling.ScalingPlan;
import dev.souk.tools.ToolException;
import dev.souk.tools.port.FreePorts;
import java.io.IOException;
import java.sql.SQLException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** `souk bench scaling` and its options. */
final class ScalingOptions {

    private static final long MOST_ORDERS = 1_000_000;
    private static final long LEAST_ORDERS = 1_000;
    private static final int MOST_INSTANCES = 4;

    @Option(
            names = "--orders",
            paramLabel = "N",
            description = "scaling: how many past orders there are at most, at least 1000; default 1000000.")
    private @Nullable Long orders;

    @Option(
            names = "--instances",
            paramLabel = "N",
            description = "scaling: how many instances of each service there are at most, at least 1; default 4.")
    private @Nullable Integer instances;

    void validate() {
        if (orders != null && orders < LEAST_ORDERS) {
            throw new ToolException("--orders is at least %s.".formatted(LEAST_ORDERS));
        }
        if (instances != null && instances < 1) {
            throw new ToolException("--instances is at least 1.");
        }
    }

    void refuse() {
        if (orders != null || instances != null) {
            throw new ToolException("--orders and --instances are options of `./souk bench scaling`.");
        }
    }

    BenchmarkResult measure(BenchmarkRun run) throws IOException, InterruptedException, SQLException {
        var most = new ScalingPlan.Most(
                orders == null ? MOST_ORDERS : orders, instances == null ? MOST_INSTANCES : instances);
        ScalingPlan plan = run.brief()
                ? ScalingPlan.shortForm(run.asBuilt())
                : ScalingPlan.full(run.rounds(), most, run.asBuilt());
        var ports = new FreePorts(RandomGenerator.getDefault());
        return new Scaling(plan, run.source().root(), side -> system(run.folder(), side, ports), run.progress())
                .run(run.now());
    }

    private static BenchmarkedSystem system(BenchmarkFolder folder, Side side, FreePorts ports) {
        BenchmarkedSystem system = BenchmarkedSystem.of(side, folder.resolve(side.label()), ports);
        folder.stopAtEnd(system::close);
        return system;
    }
}
