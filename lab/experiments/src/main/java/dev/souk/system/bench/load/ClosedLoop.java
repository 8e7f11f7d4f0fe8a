package dev.souk.system.bench.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Users who each do the next thing as soon as the last one is done: as many as it takes keep a system busy, so that
 * their sum is what it can do at most. Latencies of a closed loop say little, since fewer requests come when it is
 * slow.
 */
public final class ClosedLoop {

    private ClosedLoop() {}

    /** Runs for that time, and until what each user began is done. Throws what a user threw, unless it was counted. */
    public static Outcome run(List<? extends Work> users, Duration duration) {
        var outcome = new Outcome();
        long deadline = System.nanoTime() + duration.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(users.stream()
                            .map(user -> CompletableFuture.runAsync(() -> repeat(user, outcome, deadline), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
        return outcome;
    }

    private static void repeat(Work user, Outcome outcome, long deadline) {
        for (long begin = System.nanoTime(); begin - deadline < 0; begin = System.nanoTime()) {
            outcome.record(user, begin);
        }
    }
}
