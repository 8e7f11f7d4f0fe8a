package dev.souk.system.bench.figure;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The values of one figure, one of each round; at least one. */
public record Series(List<Double> values) {

    /** Values that can be compared: there is one, and each is a number. */
    public Series {
        values = List.copyOf(values);
        if (values.isEmpty() || !values.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("Not a series of numbers: " + values);
        }
    }

    /**
     * This divided by the other in each round. The two values of a round were measured one after the other, so that a
     * machine that becomes slower from round to round does not change their ratio. Empty if the other is 0 in one of
     * them.
     */
    public Optional<Series> dividedBy(Series other) {
        if (values.size() != other.values.size()) {
            throw new IllegalArgumentException(
                    "%s rounds of one and %s of the other".formatted(values.size(), other.values.size()));
        }
        return other.values.contains(0.0)
                ? Optional.empty()
                : Optional.of(new Series(IntStream.range(0, values.size())
                        .mapToObj(round -> values.get(round) / other.values.get(round))
                        .toList()));
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
