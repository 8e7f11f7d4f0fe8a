package dev.souk.system.cli;

import dev.souk.system.bench.BaselinePlan;
import dev.souk.system.bench.BaselineSystem;
import dev.souk.system.bench.Baselines;
import dev.souk.system.bench.ExperimentSystems;
import dev.souk.system.bench.balancing.Balancing;
import dev.souk.system.bench.balancing.BalancingPlan;
import dev.souk.system.bench.bluegreen.BlueGreenExperiment;
import dev.souk.system.bench.bluegreen.BlueGreenPlan;
import dev.souk.system.bench.failover.FailoverExperiment;
import dev.souk.system.bench.failover.FailoverPlan;
import dev.souk.system.bench.formulas.FormulasExperiment;
import dev.souk.system.bench.overload.AttackExperiment;
import dev.souk.system.bench.overload.AttackPlan;
import dev.souk.system.bench.overload.OverloadExperiment;
import dev.souk.system.bench.overload.OverloadPlan;
import dev.souk.system.bench.protocols.ProtocolsExperiment;
import dev.souk.system.bench.result.BenchmarkResult;
import dev.souk.system.bench.roll.RollExperiment;
import dev.souk.system.bench.roll.RollPlan;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;

/** The benchmarks that have no options of their own. */
final class Benchmarks {

    private Benchmarks() {}

    static BenchmarkResult baselines(BenchmarkRun run) throws IOException, InterruptedException, SQLException {
        BaselinePlan plan = run.brief() ? BaselinePlan.shortForm() : BaselinePlan.full(run.rounds());
        var state = new StateFolder(run.folder().resolve("souk").toAbsolutePath());
        BaselineSystem system = BaselineSystem.assemble(run.source(), state.path());
        run.folder().stopAtEnd(system::close);
        return new Baselines(plan, run.source(), state, system, run.progress()).run(run.now());
    }

    static BenchmarkResult roll(BenchmarkRun run) throws IOException, InterruptedException {
        RollPlan plan = run.brief() ? RollPlan.shortForm() : RollPlan.full(run.rounds());
        return new RollExperiment(plan, systems(run)).run(run.now());
    }

    static BenchmarkResult blueGreen(BenchmarkRun run) throws IOException, InterruptedException {
        BlueGreenPlan plan = run.brief() ? BlueGreenPlan.shortForm() : BlueGreenPlan.full();
        return new BlueGreenExperiment(plan, systems(run)).run(run.now());
    }

    static BenchmarkResult failover(BenchmarkRun run) throws IOException, InterruptedException {
        FailoverPlan plan = run.brief() ? FailoverPlan.shortForm() : FailoverPlan.full();
        return new FailoverExperiment(plan, systems(run)).run(run.now());
    }

    static BenchmarkResult overload(BenchmarkRun run) throws IOException, InterruptedException {
        OverloadPlan plan = run.brief() ? OverloadPlan.shortForm() : OverloadPlan.full();
        return new OverloadExperiment(plan, systems(run)).run(run.now());
    }

    static BenchmarkResult attackers(BenchmarkRun run) throws IOException, InterruptedException {
        AttackPlan plan = run.brief() ? AttackPlan.shortForm() : AttackPlan.full();
        return new AttackExperiment(plan, systems(run)).run(run.now());
    }

    static BenchmarkResult formulas(BenchmarkRun run) throws IOException, InterruptedException {
        return new FormulasExperiment(run.brief(), systems(run), Clock.systemUTC()).run(run.now());
    }

    static BenchmarkResult protocols(BenchmarkRun run) throws IOException, InterruptedException {
        return new ProtocolsExperiment(run.brief(), systems(run)).run(run.now());
    }

    static BenchmarkResult balancing(BenchmarkRun run) throws IOException, InterruptedException {
        BalancingPlan plan = run.brief() ? BalancingPlan.shortForm() : BalancingPlan.full(run.rounds());
        return new Balancing(plan, run.source(), run.folder().resolve("souk"), run.progress()).run(run.now());
    }

    private static ExperimentSystems systems(BenchmarkRun run) {
        return new ExperimentSystems(
                run.source(),
                name -> run.folder().resolve(name).toAbsolutePath(),
                system -> run.folder().stopAtEnd(system::close),
                run.progress());
    }
}
