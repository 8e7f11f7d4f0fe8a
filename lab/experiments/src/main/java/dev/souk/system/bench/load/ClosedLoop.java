package dev.souk.system.bench.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Users who each do the next thing as soon as the last one is done: as many as it takes keep a system busy, so that
 * their sum is what it can do at most. Latencies of a closed loop say little, since fewer requests come when it is
 * slow.
 */
public final class ClosedLoop {

    private ClosedLoop() {}

    /** Runs for that time, and until what each user began is done. */
    public static Outcome run(List<? extends Work> users, Duration duration) {
        var outcome = new Outcome();
        long deadline = System.nanoTime() + duration.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            users.forEach(user -> threads.execute(() -> repeat(user, outcome, deadline)));
        }
        return outcome;
    }

    private static void repeat(Work user, Outcome outcome, long deadline) {
        for (long begin = System.nanoTime(); begin - deadline < 0; begin = System.nanoTime()) {
            outcome.record(user, begin);
        }
    }
}
