package dev.souk.system.bench.figure;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How two series of the same rounds compare. */
public final class Ratios {

    private Ratios() {}

    /**
     * B divided by A in each round. The two values of a round were measured one after the other, so that a machine that
     * becomes slower from round to round does not change their ratio. Empty if A is 0 in one of them.
     */
    public static Optional<Series> ofRounds(Series a, Series b) {
        List<Double> first = a.values();
        List<Double> second = b.values();
        if (first.size() != second.size()) {
            throw new IllegalArgumentException("%s rounds of A and %s of B".formatted(first.size(), second.size()));
        }
        return first.contains(0.0)
                ? Optional.empty()
                : Optional.of(new Series(IntStream.range(0, first.size())
                        .mapToObj(round -> second.get(round) / first.get(round))
                        .toList()));
    }
}
