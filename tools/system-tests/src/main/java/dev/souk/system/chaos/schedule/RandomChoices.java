package dev.souk.system.chaos.schedule;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Random choices from one source. */
public record RandomChoices(SplittableRandom source) {

    <T> T oneOf(List<T> some) {
        return some.get(source.nextInt(some.size()));
    }

    boolean oneIn(int times) {
        return source.nextInt(times) == 0;
    }

    Duration between(int fromMillis, int toMillis) {
        return Duration.ofMillis(source.nextInt(fromMillis, toMillis + 1));
    }

    long seed() {
        return source.nextLong();
    }
}
