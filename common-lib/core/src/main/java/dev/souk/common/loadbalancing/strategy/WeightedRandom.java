package dev.souk.common.loadbalancing.strategy;

import dev.souk.common.loadbalancing.endpoint.Endpoint;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A random instance, each with the probability of its weight. Random rather than in turn, since it shares no state: a
 * thousand callers with the same weights do not begin with the same instance.
 */
final class WeightedRandom implements Strategy {

    private final IntUnaryOperator random;

    WeightedRandom(IntUnaryOperator random) {
        this.random = random;
    }

    @Override
    public int choose(List<? extends Endpoint> candidates, long now) {
        int total = 0;
        for (int index = 0; index < candidates.size(); index++) {
            total += candidates.get(index).weight();
        }
        return total == 0 ? random.applyAsInt(candidates.size()) : indexOf(random.applyAsInt(total), candidates);
    }

    /** The weights may change between the sum and this search: the last candidate takes what is left. */
    private static int indexOf(int point, List<? extends Endpoint> candidates) {
        int rest = point;
        int last = candidates.size() - 1;
        for (int index = 0; index < last; index++) {
            rest -= candidates.get(index).weight();
            if (rest < 0) {
                return index;
            }
        }
        return last;
    }
}
