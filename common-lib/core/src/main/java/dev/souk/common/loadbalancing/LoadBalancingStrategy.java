package dev.souk.common.loadbalancing;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** The strategies by name, as {@code souk.load-balancing.strategy} has them: {@code peak-ewma}. */
public enum LoadBalancingStrategy {
    /** One instance after the other. */
    ROUND_ROBIN,
    /** Any instance. */
    RANDOM,
    /** Any instance, in proportion to the weight in its metadata. */
    WEIGHTED,
    /** Of two random instances the one with fewer calls in progress. */
    LEAST_REQUESTS,
    /** Of two random instances the one with the lower product of latency and calls in progress. */
    PEAK_EWMA;

    /** Called for every request, by many threads at once: no locks, no allocation. */
    @FunctionalInterface
    interface Choice {

        /** The index of one of {@code candidates}, of which there is at least one. */
        int among(List<BalancedInstance> candidates, long now);
    }

    @FunctionalInterface
    private interface Cost {
        double of(BalancedInstance instance, long now);
    }

    /** The choice for one service. {@code random} returns a number below its argument. */
    Choice create(IntUnaryOperator random) {
        return switch (this) {
            case ROUND_ROBIN -> {
                var calls = new AtomicInteger();
                yield (candidates, _) -> Integer.remainderUnsigned(calls.getAndIncrement(), candidates.size());
            }
            case RANDOM -> (candidates, _) -> random.applyAsInt(candidates.size());
            case WEIGHTED -> (candidates, _) -> weighted(random, candidates);
            case LEAST_REQUESTS -> (candidates, now) -> better(random, candidates, BalancedInstance::load, now);
            case PEAK_EWMA -> (candidates, now) -> better(random, candidates, BalancedInstance::cost, now);
        };
    }

    /** The weights may change between the sum and the search: the last candidate takes what is left. */
    private static int weighted(IntUnaryOperator random, List<BalancedInstance> candidates) {
        int total = 0;
        for (int index = 0; index < candidates.size(); index++) {
            total += candidates.get(index).weight();
        }
        if (total == 0) {
            return random.applyAsInt(candidates.size());
        }
        int index = 0;
        int rest = random.applyAsInt(total) - candidates.getFirst().weight();
        while (rest >= 0 && index < candidates.size() - 1) {
            index++;
            rest -= candidates.get(index).weight();
        }
        return index;
    }

    /**
     * The better of two random instances (Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001).
     * Nearly as good as the best of all, and independent callers with the same view do not all choose the same one.
     */
    private static int better(IntUnaryOperator random, List<BalancedInstance> candidates, Cost cost, long now) {
        int size = candidates.size();
        if (size == 1) {
            return 0;
        }
        int first = random.applyAsInt(size);
        int other = random.applyAsInt(size - 1);
        int second = other < first ? other : other + 1;
        return cost.of(candidates.get(first), now) <= cost.of(candidates.get(second), now) ? first : second;
    }
}
