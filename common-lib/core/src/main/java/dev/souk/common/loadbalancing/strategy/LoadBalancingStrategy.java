package dev.souk.common.loadbalancing.strategy;

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

    /** A strategy for the instances of one service. {@code random} returns a number below its argument. */
    public Strategy create(IntUnaryOperator random) {
        return switch (this) {
            case ROUND_ROBIN -> new RoundRobin();
            case RANDOM -> (candidates, _) -> random.applyAsInt(candidates.size());
            case WEIGHTED -> new WeightedRandom(random);
            case LEAST_REQUESTS -> new TwoChoices(random, (first, second, now) -> first.load(now) <= second.load(now));
            case PEAK_EWMA -> new TwoChoices(random, (first, second, now) -> first.cost(now) <= second.cost(now));
        };
    }
}
