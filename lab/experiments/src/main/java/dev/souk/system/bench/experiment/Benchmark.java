package dev.souk.system.bench.experiment;

import java.io.IOException;
import java.util.Locale;

/** The experiments of `./souk bench`. Each arranges systems, loads them, perhaps disturbs them, and measures. */
public enum Benchmark {
    COMPARE,
    BASELINES,
    ROLL,
    FAILOVER,
    DISCOVERY,
    OVERLOAD,
    EDGE,
    CACHING;

    /** Measures everything: the report of the run says what came of it. */
    public void perform(ExperimentRun run) throws IOException, InterruptedException {
        switch (this) {
            case COMPARE -> Comparison.run(run);
            case BASELINES -> Baselines.run(run);
            case ROLL -> RollExperiment.run(run);
            case FAILOVER -> FailoverExperiment.run(run);
            case DISCOVERY -> DiscoveryExperiment.run(run);
            case OVERLOAD -> OverloadExperiment.run(run);
            case EDGE -> EdgeExperiment.run(run);
            case CACHING -> CachingExperiment.run(run);
        }
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
