package dev.souk.system.bench.formulas;

import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.formulas.FormulaSystem.Settings;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.measured.OtherPrograms;
import dev.souk.system.bench.result.Report;
import dev.souk.system.bench.result.Table;
import java.io.IOException;
import java.util.List;

/** Measures on one running system what each {@link Law} predicts, one after the other. */
public final class FormulasExperiment {

    /** Kills come last: they leave an instance that has just been started. */
    private static final List<Relation> RELATIONS = List.of(
            new Relation("Little's law: L = λ · W", LittlesLaw::measure),
            new Relation("Latency: T = network + queueing + processing", Latency::measure),
            new Relation("Consistency latency: T = Σ (outbox + Kafka + processing)", Consistency::measure),
            new Relation("Transfer latency: T = 2 · latency + bytes / rate + what it takes here", Transfer::measure),
            new Relation("Amdahl's law: S(n) = 1 / (s + (1 − s) / n)", Amdahl::measure),
            new Relation("Availability: A1 · A2, and 1 − (1 − A1) · (1 − A2)", Availability::measure));

    private FormulasExperiment() {}

    /** A law, and what adds a row for each setting. */
    private record Relation(String title, Measurement measurement) {}

    @FunctionalInterface
    private interface Measurement {
        void measure(FormulaSystem system, Comparisons rows) throws IOException, InterruptedException;
    }

    /** Measures everything. A law that does not hold is a result, too. */
    public static Report run(ExperimentRun run) throws IOException, InterruptedException {
        var settings = Settings.of(run.brief());
        Report report = run.report("formulas").with("customers", settings.customers());
        var options = run.systems().optionsWithHighLimits("formulas").proxied(Amdahl.routes());
        run.systems().measure("formulas", options, souk -> {
            try (Shop shop = Shop.open(souk, settings.customers())) {
                var system = new FormulaSystem(souk, shop, settings, report);
                for (Relation relation : RELATIONS) {
                    run.say(relation.title());
                    var others = new OtherPrograms();
                    Table table = report.table(Comparisons.table(relation.title()));
                    relation.measurement().measure(system, new Comparisons(table));
                    report.with(
                            "processors of others during " + relation.title().replaceFirst(":.*", ""),
                            Math.round(others.percent()) + " %");
                }
            }
        });
        return report;
    }
}
