package dev.souk.common.loadbalancing;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The instances of one service, and the choice among them: outlier ejection and slow start, whatever the strategy. A
 * choice allocates nothing while all instances take part in it; it waits for nobody.
 */
final class InstancePool {

    private final LoadBalancingProperties settings;
    private final LoadBalancingStrategy.Choice strategy;
    private final LongSupplier nanoTime;
    private final IntUnaryOperator random;
    private volatile List<BalancedInstance> instances = List.of();

    InstancePool(LoadBalancingProperties settings) {
        this(settings, System::nanoTime, bound -> ThreadLocalRandom.current().nextInt(bound));
    }

    /** With the time and random numbers of a test. */
    InstancePool(LoadBalancingProperties settings, LongSupplier nanoTime, IntUnaryOperator random) {
        this.settings = settings;
        this.strategy = settings.strategy().create(random);
        this.nanoTime = nanoTime;
        this.random = random;
    }

    LoadBalancingProperties settings() {
        return settings;
    }

    /** All instances, ejected ones too. */
    List<BalancedInstance> instances() {
        return instances;
    }

    /** Replaces the instances. What is known about the ones that are missing now is forgotten with them. */
    void replace(List<BalancedInstance> current) {
        instances = List.copyOf(current);
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /**
     * The time from which an instance is known that is added now. There is no slow start for those that are found
     * first: they may have been running for days, and there is no other one to take the calls.
     */
    long joiningTime() {
        return instances.isEmpty() ? now() - settings.slowStart().window().toNanos() : now();
    }

    /** An instance for a call, other than {@code previous} if there is another one; null if there is none at all. */
    @Nullable
    BalancedInstance choose(@Nullable Object previous) {
        List<BalancedInstance> all = instances;
        if (all.size() < 2) {
            return all.isEmpty() ? null : all.getFirst();
        }
        long now = now();
        List<BalancedInstance> candidates =
                previous == null && allTakePart(all, now) ? all : candidates(all, previous, now);
        return candidates.get(strategy.among(candidates, now));
    }

    private boolean allTakePart(List<BalancedInstance> all, long now) {
        for (int index = 0; index < all.size(); index++) { // an iterator for each choice would be garbage
            BalancedInstance instance = all.get(index);
            if (instance.isEjected(now) || !settings.slowStart().isOver(instance, now)) {
                return false;
            }
        }
        return true;
    }

    /** A condition that would leave none is ignored: a call that may fail is better than none. */
    private List<BalancedInstance> candidates(List<BalancedInstance> all, @Nullable Object previous, long now) {
        List<BalancedInstance> others = retain(all, instance -> !Objects.equals(instance, previous));
        List<BalancedInstance> available = retain(others, instance -> !instance.isEjected(now));
        return retain(available, instance -> settings.slowStart().admits(instance, random, now));
    }

    private static List<BalancedInstance> retain(
            List<BalancedInstance> instances, Predicate<BalancedInstance> condition) {
        List<BalancedInstance> retained = instances.stream().filter(condition).toList();
        return retained.isEmpty() ? instances : retained;
    }
}
