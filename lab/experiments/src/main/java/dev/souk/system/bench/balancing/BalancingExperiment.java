package dev.souk.system.bench.balancing;

import static java.time.Duration.ofSeconds;

import dev.souk.common.loadbalancing.pool.LoadBalancingStrategy;
import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.result.Report;
import dev.souk.system.bench.result.Table;
import java.io.IOException;
import java.util.Locale;

/** Measures each strategy of load balancing while one server of several is slow; errors are what is measured, too. */
public final class BalancingExperiment {

    private static final double SECOND_MILLIS = 1_000;
    private static final double ALL = 100;

    private BalancingExperiment() {}

    /** What one strategy is measured with. */
    @FunctionalInterface
    private interface Measurement {
        Measured measure(LoadBalancingStrategy strategy) throws IOException, InterruptedException;
    }

    /**
     * What callers saw.
     *
     * @param slowShare of the requests that the slow server was sent, also while it was fast; from 0 to 1
     */
    record Measured(Outcome outcome, double slowShare) {}

    /** Measures small servers, and in the full form a whole system. */
    public static Report run(ExperimentRun run) throws IOException, InterruptedException {
        Report report = run.report("balancing");
        var servers = run.brief()
                ? new SlowServer(200, ofSeconds(2), ofSeconds(4))
                : new SlowServer(1_000, ofSeconds(15), ofSeconds(30));
        measure(run, report, report.table(table("One slow server of eleven")), servers::measure);
        if (!run.brief()) {
            var system = new SlowInstance(run.systems(), run.rounds());
            Table table = report.table(table("One slow instance of three, through the gateway"));
            measure(run, report, table, system::measure);
        }
        return report;
    }

    private static Table table(String title) {
        return new Table(
                title, "strategy", "requests", "within 1 s, %", "p50, ms", "p99, ms", "p99.9, ms", "to slow one, %");
    }

    private static void measure(ExperimentRun run, Report report, Table table, Measurement measurement)
            throws IOException, InterruptedException {
        for (LoadBalancingStrategy strategy : LoadBalancingStrategy.values()) {
            Measured measured = measurement.measure(strategy);
            Outcome outcome = measured.outcome();
            report.require(outcome.done() > 0, strategy + ": no request succeeded");
            table.add(
                    strategy.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    outcome.requests(),
                    ALL * outcome.latencies().countUpTo(SECOND_MILLIS) / outcome.requests(),
                    outcome.millisAt(50),
                    outcome.millisAt(99),
                    outcome.millisAt(99.9),
                    ALL * measured.slowShare());
            table.failures(outcome.errors());
            run.say(table.last());
        }
    }
}
