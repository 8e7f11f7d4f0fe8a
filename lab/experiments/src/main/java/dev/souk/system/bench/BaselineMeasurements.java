package dev.souk.system.bench;

import dev.souk.system.bench.figure.Decimals;
import dev.souk.system.bench.figure.Figure;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.result.ComparedFigure;
import dev.souk.system.bench.sql.RowCounts;
import dev.souk.system.bench.sql.RowCounts.Difference;
import dev.souk.system.bench.window.Failures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What was measured on baselines and on Souk beside them. */
final class BaselineMeasurements {

    private final Measurements baselines = new Measurements();
    private final Measurements souk = new Measurements();
    private final Map<String, List<Double>> warmUps = new LinkedHashMap<>();
    private final Map<String, Long> errors = new TreeMap<>();
    private final Map<String, Long> warmUpErrors = new TreeMap<>();
    private final Map<String, Double> rows = new TreeMap<>();
    private final Consumer<String> progress;

    BaselineMeasurements(Consumer<String> progress) {
        this.progress = progress;
    }

    void say(String what) {
        progress.accept(what);
    }

    void ofBaseline(Figure figure, double value) {
        baselines.add(figure, value);
    }

    void ofSouk(Figure figure, double value) {
        souk.add(figure, value);
    }

    /** Counts the errors of a measured load. */
    Outcome count(String whose, Outcome outcome) {
        return counting(whose, outcome, errors);
    }

    /** Counts the errors of a load that is not measured. */
    Outcome whileCold(String whose, Outcome outcome) {
        return counting(whose, outcome, warmUpErrors);
    }

    private static Outcome counting(String whose, Outcome outcome, Map<String, Long> counts) {
        var failures = new Failures(whose);
        failures.count(outcome);
        failures.counts().forEach((kind, count) -> counts.merge(kind, count, Long::sum));
        return outcome;
    }

    void warmUp(String whose, double perSecond) {
        double rounded = Decimals.rounded(perSecond, 1);
        warmUps.computeIfAbsent(whose, _ -> new ArrayList<>()).add(rounded);
        say("warm-up, %s: %s/s".formatted(whose, rounded));
    }

    /** The rows by table that an order of Souk has left, and those by SQL: each difference is an error. */
    void rowsOfAnOrder(Map<String, Double> bySouk, Map<String, Double> bySql) {
        rows.putAll(bySouk);
        for (Difference found : RowCounts.differences(bySouk, bySql)) {
            String kind = String.format(
                    Locale.ROOT,
                    "rows of an order in %s: %.2f by SQL, not %.2f",
                    found.table(),
                    found.actual(),
                    found.expected());
            errors.merge(kind, 1L, Long::sum);
        }
    }

    List<ComparedFigure> figures() {
        return ComparedFigure.of(baselines, souk);
    }

    Map<String, List<Double>> warmUps() {
        return warmUps;
    }

    Map<String, Long> warmUpErrors() {
        return warmUpErrors;
    }

    Map<String, Double> rows() {
        return rows;
    }

    Map<String, Long> errors() {
        return errors;
    }
}
