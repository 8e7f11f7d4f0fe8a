package dev.souk.system.bench.balancing;

import dev.souk.common.loadbalancing.pool.LoadBalancingStrategy;
import dev.souk.system.bench.result.BalancingResult;
import dev.souk.system.bench.result.Commit;
import dev.souk.system.bench.result.Machine;
import dev.souk.system.bench.result.StrategyFigures;
import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Measures each strategy while one server of several is slow. */
public final class Balancing {

    private final BalancingPlan plan;
    private final SourceTree source;
    private final Path folder;
    private final Consumer<String> progress;

    /** Of this source tree, with a folder for the systems; the progress is for whoever waits. */
    public Balancing(BalancingPlan plan, SourceTree source, Path folder, Consumer<String> progress) {
        this.plan = plan;
        this.source = source;
        this.folder = folder;
        this.progress = progress;
    }

    /** What one strategy is measured with. */
    @FunctionalInterface
    private interface Experiment {
        StrategyFigures run(LoadBalancingStrategy strategy) throws IOException, InterruptedException;
    }

    /** Measures everything, one strategy after the other. */
    public BalancingResult run(Instant now) throws IOException, InterruptedException {
        Machine machine = Machine.current();
        List<StrategyFigures> servers = eachStrategy("eleven servers", new SlowServerExperiment(plan)::run);
        List<StrategyFigures> system = plan.rounds() == 0
                ? List.of()
                : eachStrategy("three instances", new SlowInstanceExperiment(plan, source, folder)::run);
        String commit = Commit.of(source.root());
        return new BalancingResult(now, machine, plan.brief(), commit, servers, system);
    }

    private List<StrategyFigures> eachStrategy(String what, Experiment experiment)
            throws IOException, InterruptedException {
        var figures = new ArrayList<StrategyFigures>();
        for (LoadBalancingStrategy strategy : LoadBalancingStrategy.values()) {
            progress.accept("%s, %s".formatted(what, strategy.name().toLowerCase(Locale.ROOT)));
            figures.add(experiment.run(strategy));
        }
        return figures;
    }
}
