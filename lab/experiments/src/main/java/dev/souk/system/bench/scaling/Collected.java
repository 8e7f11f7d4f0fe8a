package dev.souk.system.bench.scaling;

import dev.souk.system.bench.figure.Decimals;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.result.ComparedFigure;
import dev.souk.system.bench.result.ScalingSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What has been measured so far. */
final class Collected {

    private final List<ScalingSection> sections = new ArrayList<>();
    private final Map<String, List<Double>> warmUps = new LinkedHashMap<>();
    private final Map<Long, Double> fillSeconds = new LinkedHashMap<>();
    private final Map<String, Long> errors = new TreeMap<>();
    private final Map<String, Long> warmUpErrors = new TreeMap<>();
    private final Consumer<String> progress;

    Collected(Consumer<String> progress) {
        this.progress = progress;
    }

    /** What is measured beside what, as the table has it. */
    record Pair(String title, String a, String b) {}

    void say(String what) {
        progress.accept(what);
    }

    void section(Pair pair, Measurements a, Measurements b) {
        sections.add(new ScalingSection(pair.title(), pair.a(), pair.b(), ComparedFigure.of(a, b)));
    }

    void warmUp(ScaledSystem system, double perSecond) {
        double rounded = Decimals.rounded(perSecond, 1);
        warmUps.computeIfAbsent(system.label(), _ -> new ArrayList<>()).add(rounded);
        say("%s: warm-up, %s orders/s".formatted(system.label(), rounded));
    }

    void filled(long orders, double seconds) {
        double rounded = Decimals.rounded(seconds, 1);
        fillSeconds.put(orders, rounded);
        say("%s past orders after %s s".formatted(orders, rounded));
    }

    void errors(Map<String, Long> found) {
        errors.putAll(found);
    }

    /** What failed on a system in all of the run. */
    void failuresOf(ScaledSystem system) {
        errors.putAll(system.errors());
        warmUpErrors.putAll(system.warmUpErrors());
    }

    List<ScalingSection> sections() {
        return sections;
    }

    Map<String, List<Double>> warmUps() {
        return warmUps;
    }

    Map<Long, Double> fillSeconds() {
        return fillSeconds;
    }

    Map<String, Long> errors() {
        return errors;
    }

    Map<String, Long> warmUpErrors() {
        return warmUpErrors;
    }
}
