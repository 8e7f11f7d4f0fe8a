package dev.souk.common.loadbalancing.pool;

import dev.souk.common.loadbalancing.endpoint.Endpoint;
import dev.souk.common.loadbalancing.strategy.LoadBalancingStrategy;
import dev.souk.common.loadbalancing.strategy.Strategy;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Lets each strategy honour weights. Instances of the same weight are a group, such as the new version during a
 * release; a call goes to a group with the probability of its total weight, and the strategy chooses inside the group.
 * So a strategy that prefers fast instances cannot change how much a version gets.
 */
final class WeightedShares {

    private final Strategy weighted;

    WeightedShares(IntUnaryOperator random) {
        this.weighted = LoadBalancingStrategy.WEIGHTED.create(random);
    }

    /** The instances of one weight. */
    <E extends Endpoint> List<E> choose(List<E> candidates, long now) {
        int weight = candidates.get(weighted.choose(candidates, now)).weight();
        return EndpointPool.retain(candidates, endpoint -> endpoint.weight() == weight);
    }
}
