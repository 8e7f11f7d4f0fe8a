package dev.souk.system.bench.experiment;

import java.io.IOException;

/**
 * The experiments of `./souk bench`, as they are typed. Each arranges systems, loads them, perhaps disturbs them, and
 * measures.
 */
public enum Benchmark {
    compare,
    baselines,
    roll,
    failover,
    discovery,
    overload,
    edge,
    caching;

    /** Measures everything: the report of the run says what came of it. */
    public void perform(ExperimentRun run) throws IOException, InterruptedException {
        switch (this) {
            case compare -> Comparison.run(run);
            case baselines -> Baselines.run(run);
            case roll -> RollExperiment.run(run);
            case failover -> FailoverExperiment.run(run);
            case discovery -> DiscoveryExperiment.run(run);
            case overload -> OverloadExperiment.run(run);
            case edge -> EdgeExperiment.run(run);
            case caching -> CachingExperiment.run(run);
        }
    }
}
