package dev.souk.system.bench.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The values of one figure, one of each round; at least one.
 *
 * @param rounds the values, as JSON has them beside their middle and their spread
 */
@JsonPropertyOrder({"median", "min", "max", "rounds"})
public record Series(List<Double> rounds) {

    /** Values that can be compared: there is one, and each is a number. */
    public Series {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty() || !rounds.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("Not a series of numbers: " + rounds);
        }
    }

    /**
     * This divided by the other in each round. The two values of a round were measured one after the other, so that a
     * machine that becomes slower from round to round does not change their ratio. Empty if the other is 0 in one of
     * them.
     */
    public Optional<Series> dividedBy(Series other) {
        if (rounds.size() != other.rounds.size()) {
            throw new IllegalArgumentException(
                    "%s rounds of one and %s of the other".formatted(rounds.size(), other.rounds.size()));
        }
        return other.rounds.contains(0.0)
                ? Optional.empty()
                : Optional.of(new Series(IntStream.range(0, rounds.size())
                        .mapToObj(round -> rounds.get(round) / other.rounds.get(round))
                        .toList()));
    }

    /** With at most three digits after the point. */
    Series rounded() {
        return new Series(rounds.stream().map(value -> Table.rounded(value, 3)).toList());
    }

    /** The middle value, or the mean of the two in the middle. */
    @JsonProperty
    public double median() {
        List<Double> sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The smallest value. */
    @JsonProperty
    public double min() {
        return Collections.min(rounds);
    }

    /** The largest value. */
    @JsonProperty
    public double max() {
        return Collections.max(rounds);
    }
}
