package dev.souk.system.bench.load;

import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.chaos.environment.Pacing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/**
 * The three kinds of load. In a closed loop each user does the next thing as soon as the last one is done: as many as
 * keep a system busy show what it can do at most, and latencies say little, since fewer requests come when it is slow.
 * In an open loop things are due at a fixed rate, however long they take, and a latency counts from when it was due.
 */
public final class Load {

    private static final Duration LONGEST_END = Duration.ofSeconds(30);
    private static final String LATE = "not done in time";

    private Load() {}

    /** Closed: for that time, and until what each user began is done. Throws what a user threw but did not count. */
    public static Outcome closed(List<? extends Work> users, Duration duration) {
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

    /** Open, of users who do not wait for each other: work begins when it is due, however much is in progress. */
    public static Outcome open(double perSecond, Work work, Duration duration) throws InterruptedException {
        var outcome = new Outcome();
        if (!open(perSecond, due -> outcome.record(work, due), during(perSecond, duration))) {
            outcome.fail(LATE);
        }
        return outcome;
    }

    /** As many numbers from 0 as there are at this rate in this time. */
    public static LongPredicate during(double perSecond, Duration duration) {
        long total = (long) (duration.toNanos() / periodNanos(perSecond));
        return number -> number < total;
    }

    /**
     * The same for work that records itself, as late as it was due.
     *
     * @param continues whether the work of this number, from 0, is still due
     * @return whether everything was done half a minute after the last began
     */
    public static boolean open(double perSecond, LongConsumer work, LongPredicate continues)
            throws InterruptedException {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        for (long number = 0; continues.test(number); number++) {
            long due = start + (long) (number * periodNanos(perSecond));
            Pacing.pauseUntil(due);
            threads.execute(() -> work.accept(due));
        }
        threads.shutdown();
        return threads.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
    }

    /**
     * Open, of one user: what is due while the last one is not done waits. Ends half a minute after its time at most.
     *
     * @param preparation what precedes each work and is not part of its latency, unless it makes it late
     */
    public static Outcome oneUser(double perSecond, Work preparation, Work work, Duration duration)
            throws InterruptedException {
        var outcome = new Outcome();
        outcome.attempt(preparation);
        long begin = System.nanoTime();
        long period = (long) periodNanos(perSecond);
        for (long due = begin + period; due - begin <= duration.toNanos(); due += period) {
            if (System.nanoTime() - due > LONGEST_END.toNanos()) {
                outcome.fail(LATE);
                return outcome;
            }
            Pacing.pauseUntil(due);
            outcome.record(work, due);
            outcome.attempt(preparation);
        }
        return outcome;
    }

    private static double periodNanos(double perSecond) {
        return TimeUnit.SECONDS.toNanos(1) / perSecond;
    }
}
