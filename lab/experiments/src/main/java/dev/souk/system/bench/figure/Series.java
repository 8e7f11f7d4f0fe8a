package dev.souk.system.bench.figure;

import java.util.Collections;
import java.util.List;

/** The values of one figure, one of each round; at least one. */
public record Series(List<Double> values) {

    /** Values that can be compared: there is one, and each is a number. */
    public Series {
        values = List.copyOf(values);
        if (values.isEmpty() || !values.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("Not a series of numbers: " + values);
        }
    }

    /** The middle value, or the mean of the two in the middle. */
    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The smallest value. */
    public double min() {
        return Collections.min(values);
    }

    /** The largest value. */
    public double max() {
        return Collections.max(values);
    }
}
