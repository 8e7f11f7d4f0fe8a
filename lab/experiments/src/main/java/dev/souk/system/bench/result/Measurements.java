package dev.souk.system.bench.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured on one system, figure by figure, in the order of the rounds. */
public final class Measurements {

    private final Map<Figure, List<Double>> values = new LinkedHashMap<>();

    /** Something that is measured, as tables name it, and the unit of its values. */
    public record Figure(String name, String unit) {}

    /** Adds the value of one round. */
    public void add(String figure, String unit, double value) {
        values.computeIfAbsent(new Figure(figure, unit), _ -> new ArrayList<>()).add(value);
    }

    /** The values of a figure that was measured. */
    public Series of(Figure figure) {
        return new Series(values.getOrDefault(figure, List.of()));
    }

    /** The figures that were measured, in the order in which they came first. */
    public List<Figure> figures() {
        return List.copyOf(values.keySet());
    }
}
