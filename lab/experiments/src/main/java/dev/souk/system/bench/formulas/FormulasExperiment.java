package dev.souk.system.bench.formulas;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.system.bench.BaselineSystem;
import dev.souk.system.bench.ExperimentSystems;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.measured.OtherPrograms;
import dev.souk.system.bench.result.Commit;
import dev.souk.system.bench.result.FormulasResult;
import dev.souk.system.bench.result.Machine;
import dev.souk.system.bench.result.RelationFigures;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Measures each relation on one running system, one after the other. */
public final class FormulasExperiment {

    private final FormulasPlan plan;
    private final ExperimentSystems systems;
    private final Clock clock;

    /** An experiment that has not begun; in the brief form its figures say nothing. */
    public FormulasExperiment(boolean brief, ExperimentSystems systems, Clock clock) {
        this.plan = brief ? FormulasPlan.shortForm() : FormulasPlan.full();
        this.systems = systems;
        this.clock = clock;
    }

    /** Measures everything. */
    public FormulasResult run(Instant now) throws IOException, InterruptedException {
        Machine machine = Machine.current();
        String commit = Commit.of(systems.source().root());
        List<RelationFigures> relations = systems.run("formulas", options(), this::measure);
        return new FormulasResult(now, machine, plan.brief(), commit, relations);
    }

    private SoukOptions options() {
        return BaselineSystem.withHighLimits(systems.options("formulas")).proxied(SpeedUpFormula.routes());
    }

    private List<RelationFigures> measure(RunningSouk souk) throws IOException, InterruptedException {
        HttpAddress gateway = HttpAddress.plain(URI.create(souk.gateway()));
        try (Shop shop = Shop.open(gateway, souk.status().admin(), plan.customers())) {
            var system = new FormulaSystem(souk, shop, plan, systems.progress());
            var relations = new ArrayList<RelationFigures>();
            for (Formula formula : formulas()) {
                var others = new OtherPrograms();
                relations.add(formula.measure(system).besideOthers(others.percent()));
            }
            return relations;
        }
    }

    /** Kills come last: they leave an instance that has just been started. */
    private List<Formula> formulas() {
        return List.of(
                new ConcurrencyFormula(),
                new LatencyFormula(clock),
                new ConsistencyFormula(clock),
                new TransferFormula(),
                new SpeedUpFormula(),
                new AvailabilityFormula());
    }
}
