package dev.souk.common.loadbalancing.strategy;

import dev.souk.common.loadbalancing.endpoint.Endpoint;
import java.util.List;

/**
 * Chooses one of several instances. It is called for every request, by many threads at once: no locks, no allocation.
 */
@FunctionalInterface
public interface Strategy {

    /** The index of one of {@code candidates}, of which there is at least one. */
    int choose(List<? extends Endpoint> candidates, long now);
}
