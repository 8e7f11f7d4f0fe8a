package dev.souk.system.bench.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured on one system, figure by figure, in the order of the rounds. */
public final class Measurements {

    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    /** Adds the value of one round; the figure has its unit, such as {@code idle CPU, %}. */
    public void add(String figure, double value) {
        values.computeIfAbsent(figure, _ -> new ArrayList<>()).add(value);
    }

    /** The values of each figure, in the order in which these came first. */
    Map<String, List<Double>> values() {
        return values;
    }
}
