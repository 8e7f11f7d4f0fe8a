package dev.souk.common.loadbalancing.strategy;

import dev.souk.common.loadbalancing.endpoint.Endpoint;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One instance after the other, in the order of the registry. */
final class RoundRobin implements Strategy {

    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public int choose(List<? extends Endpoint> candidates, long now) {
        return Integer.remainderUnsigned(calls.getAndIncrement(), candidates.size());
    }
}
