package dev.souk.console.system;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads the system for all who look at it: at most once a second, however many there are. Thread-safe. */
public final class SystemMonitor {

    private static final long FRESH_NANOS = Duration.ofMillis(900).toNanos();
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final MonitoredSystem system;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable SystemView last;
    private long lastNanos;

    /** A monitor of this system. */
    public SystemMonitor(MonitoredSystem system, LongSupplier nanoTime) {
        this.system = system;
        this.nanoTime = nanoTime;
    }

    /** The system, which can be changed. */
    public MonitoredSystem system() {
        return system;
    }

    /**
     * The system now, or less than a second ago.
     *
     * @throws RefusedException if it cannot be read
     */
    public SystemView view() throws InterruptedException {
        if (!lock.tryLock(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            throw new RefusedException("The system cannot be read: its processes do not answer.");
        }
        try {
            SystemView view = last;
            if (view == null || nanoTime.getAsLong() - lastNanos > FRESH_NANOS) {
                view = system.read();
                last = view;
                lastNanos = nanoTime.getAsLong();
            }
            return view;
        } finally {
            lock.unlock();
        }
    }
}
