package dev.souk.gateway.ratelimit;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A clock that moves when a test says so. */
final class ManualMeter implements TimeMeter {

    private long nanos;

    void advance(Duration time) {
        nanos += time.toNanos();
    }

    @Override
    public long currentTimeNanos() {
        return nanos;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
