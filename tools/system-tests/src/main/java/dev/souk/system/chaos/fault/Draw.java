package dev.souk.system.chaos.fault;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Random choices in words. */
record Draw(SplittableRandom random) {

    <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    Duration between(int fromMillis, int toMillis) {
        return Duration.ofMillis(random.nextInt(fromMillis, toMillis + 1));
    }

    long seed() {
        return random.nextLong();
    }
}
