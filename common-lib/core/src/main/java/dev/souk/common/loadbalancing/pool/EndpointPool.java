package dev.souk.common.loadbalancing.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The instances of one service, and the choice among them. A choice allocates nothing while all instances take part in
 * it; it waits for nobody.
 */
public final class EndpointPool<E extends Endpoint> {

    private final PoolSettings settings;
    private final LoadBalancingStrategy.Choice strategy;
    private final LongSupplier nanoTime;
    private final IntUnaryOperator random;
    private volatile List<E> endpoints = List.of();

    /** An empty pool. */
    public EndpointPool(PoolSettings settings) {
        this(settings, System::nanoTime, bound -> ThreadLocalRandom.current().nextInt(bound));
    }

    /** With the time and random numbers of a test. */
    EndpointPool(PoolSettings settings, LongSupplier nanoTime, IntUnaryOperator random) {
        this.settings = settings;
        this.strategy = settings.strategy().create(random);
        this.nanoTime = nanoTime;
        this.random = random;
    }

    /** All instances, ejected ones too. */
    public List<E> endpoints() {
        return endpoints;
    }

    /** Replaces the instances. What is known about the ones that are missing now is forgotten with them. */
    public void replace(List<E> current) {
        endpoints = List.copyOf(current);
    }

    /**
     * The time from which an instance is known that is added now. There is no slow start for those that are found
     * first: they may have been running for days, and there is no other one to take the calls.
     */
    public long joiningTime() {
        long now = nanoTime.getAsLong();
        return endpoints.isEmpty() ? now - settings.slowStart().window().toNanos() : now;
    }

    /** An instance for a call, other than {@code previous} if there is another one; null if there is none at all. */
    public @Nullable E choose(@Nullable Object previous) {
        List<E> all = endpoints;
        if (all.size() < 2) {
            return all.isEmpty() ? null : all.getFirst();
        }
        long now = nanoTime.getAsLong();
        List<E> candidates = previous == null && allTakePart(all, now) ? all : candidates(all, previous, now);
        return candidates.get(strategy.among(candidates, now));
    }

    private boolean allTakePart(List<E> all, long now) {
        for (int index = 0; index < all.size(); index++) { // an iterator for each choice would be garbage
            E endpoint = all.get(index);
            if (endpoint.isEjected(now) || !settings.slowStart().isOver(endpoint, now)) {
                return false;
            }
        }
        return true;
    }

    /** A condition that would leave none is ignored: a call that may fail is better than none. */
    private List<E> candidates(List<E> all, @Nullable Object previous, long now) {
        List<E> others = retain(all, endpoint -> !endpoint.equals(previous));
        List<E> available = retain(others, endpoint -> !endpoint.isEjected(now));
        return retain(available, endpoint -> settings.slowStart().admits(endpoint, random, now));
    }

    private static <E> List<E> retain(List<E> endpoints, Predicate<E> condition) {
        List<E> retained = new ArrayList<>(endpoints.size());
        for (E endpoint : endpoints) {
            if (condition.test(endpoint)) {
                retained.add(endpoint);
            }
        }
        return retained.isEmpty() ? endpoints : retained;
    }

    /** Begins a call to an instance that was chosen. The caller ends it, whatever happens. */
    public EndpointCall<E> begin(E endpoint) {
        endpoint.beginCall();
        return new EndpointCall<>(this, endpoint, nanoTime.getAsLong());
    }

    void end(E endpoint, CallOutcome outcome, long startedAt) {
        long now = nanoTime.getAsLong();
        endpoint.endCall(outcome, now - startedAt, now);
        if (settings.ejection().applies(outcome, endpoint, endpoints, now)) {
            endpoint.eject(now + settings.ejection().duration().toNanos());
            endpoint.onEjection(outcome, settings.ejection().duration());
        }
    }
}
