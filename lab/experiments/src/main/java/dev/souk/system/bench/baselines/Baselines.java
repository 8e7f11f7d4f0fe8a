package dev.souk.system.bench.baselines;

import static java.time.Duration.ofSeconds;

import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Report;
import dev.souk.system.bench.result.Table;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.time.Duration;

/** Measures a system by turns with what does less: the same rows by bare SQL, and gateways that only forward. */
public final class Baselines {

    /** What results call the system itself. */
    static final String SOUK = "Souk";

    private final ExperimentRun run;
    private final Plan plan;
    private final Report report;
    private final Measurements baselines = new Measurements();
    private final Measurements souk = new Measurements();

    private Baselines(ExperimentRun run) throws IOException, InterruptedException {
        this.run = run;
        this.plan = run.brief()
                ? new Plan(1, 4, 8, 1, ofSeconds(1), ofSeconds(1))
                : new Plan(run.rounds(), 24, 64, 4, ofSeconds(15), ofSeconds(8));
        this.report = run.report("baselines");
    }

    /**
     * How much is measured.
     *
     * @param users customers who order at once, and who write orders by SQL at once
     * @param connections of each gateway
     * @param warmUps windows of each load before the first round
     * @param orders length of a window of orders
     * @param requests length of a window of requests
     */
    record Plan(int rounds, int users, int connections, int warmUps, Duration orders, Duration requests) {}

    /** Measures everything. */
    public static Report run(ExperimentRun run) throws IOException, InterruptedException {
        return new Baselines(run).measure();
    }

    private Report measure() throws IOException, InterruptedException {
        var state = new StateFolder(run.systems().folder().resolve(SOUK));
        BareGateway bareGateway = BareGateway.of(run.systems().source(), state);
        bareGateway.prepare();
        run.systems().measure(SOUK, run.systems().optionsWithHighLimits(SOUK), system -> {
            try (Shop shop = Shop.open(system, plan.users())) {
                new OrderBaseline(system, shop, plan, this).measure();
                new GatewayBaseline(system, shop, plan, this).measure(bareGateway, state);
            }
        });
        report.table(Table.compared("A: the baseline, B: Souk", baselines, souk));
        return report;
    }

    ExperimentRun run() {
        return run;
    }

    Report report() {
        return report;
    }

    void add(String figure, String unit, double ofBaseline, double ofSouk) {
        baselines.add(figure, unit, ofBaseline);
        souk.add(figure, unit, ofSouk);
    }

    /** What was done in a second by a system that is not warm yet. */
    void warmUp(String system, Outcome outcome) {
        report.warmUp(system, report.whileCold(system, outcome).perSecond());
    }
}
