package dev.souk.system.chaos.schedule;

import dev.souk.system.chaos.fault.Fault;
import dev.souk.system.chaos.fault.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Draws one fault after another. */
abstract class FaultSource {

    final SplittableRandom random;
    final FaultTargets targets;
    final List<FaultKind> kinds;

    /**
     * A fault with its durations.
     *
     * @param hold how long it lasts before it is healed
     * @param recovery estimate of how long it takes until what was stopped is ready again
     * @param gap pause before the next
     */
    record PlannedFault(Fault fault, Duration hold, Duration recovery, Duration gap) {}

    /** Draws from these kinds, each as often as it is listed. */
    FaultSource(SplittableRandom random, FaultTargets targets, List<FaultKind> kinds) {
        this.random = random;
        this.targets = targets;
        this.kinds = kinds;
    }

    /** The next fault; there has to be a kind. */
    abstract PlannedFault next();

    <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    Duration between(int fromMillis, int toMillis) {
        return Duration.ofMillis(random.nextInt(fromMillis, toMillis + 1));
    }
}
