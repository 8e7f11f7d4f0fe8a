package dev.souk.common.loadbalancing.strategy;

import dev.souk.common.loadbalancing.endpoint.Endpoint;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The better of two random instances (Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001).
 * Nearly as good as the best of all, and independent callers with the same view do not all choose the same instance.
 */
final class TwoChoices implements Strategy {

    /** Whether the first of two instances is not worse than the second. */
    @FunctionalInterface
    interface Comparison {
        boolean prefersFirst(Endpoint first, Endpoint second, long now);
    }

    private final IntUnaryOperator random;
    private final Comparison comparison;

    TwoChoices(IntUnaryOperator random, Comparison comparison) {
        this.random = random;
        this.comparison = comparison;
    }

    @Override
    public int choose(List<? extends Endpoint> candidates, long now) {
        int size = candidates.size();
        if (size == 1) {
            return 0;
        }
        int first = random.applyAsInt(size);
        int other = random.applyAsInt(size - 1);
        int second = other < first ? other : other + 1;
        return comparison.prefersFirst(candidates.get(first), candidates.get(second), now) ? first : second;
    }
}
