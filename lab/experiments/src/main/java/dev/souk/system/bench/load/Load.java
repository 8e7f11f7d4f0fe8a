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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/**
 * The two kinds of load. In a closed loop each user does the next thing as soon as the last one is done: as many as
 * keep a system busy show what it can do at most, and latencies say little, since fewer requests come when it is slow.
 * In an open loop things are due at a fixed rate, however long they take, and a latency counts from when it was due.
 */
public final class Load {

    private static final Duration LONGEST_END = Duration.ofSeconds(30);

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

    /** Open: work begins when it is due, however much is in progress. */
    public static Outcome open(double perSecond, Work work, Duration duration) throws InterruptedException {
        var outcome = new Outcome();
        open(perSecond, duration, outcome, due -> outcome.record(work, due));
        return outcome;
    }

    /** The same for work that records itself, as late as it was due; what is not done in time is counted as failed. */
    public static void open(double perSecond, Duration duration, Outcome failures, LongConsumer work)
            throws InterruptedException {
        double total = duration.toNanos() * perSecond / TimeUnit.SECONDS.toNanos(1);
        if (!open(perSecond, number -> number + 1 <= total, work)) {
            failures.fail("not done in time");
        }
    }

    /** Open, in the background, until that is closed. */
    public static Background inBackground(double perSecond, LongConsumer work) {
        var load = new Background(new AtomicBoolean(true), Executors.newVirtualThreadPerTaskExecutor());
        var _ = load.thread().submit(() -> open(perSecond, _ -> load.isWanted().get(), work));
        return load;
    }

    /** A load that runs until it is closed, which returns when the last work is done. */
    public record Background(AtomicBoolean isWanted, ExecutorService thread) implements AutoCloseable {

        @Override
        public void close() {
            isWanted.set(false);
            thread.close();
        }
    }

    /** Whether everything was done half a minute after the last began; {@code continues} is asked by number, from 0. */
    private static boolean open(double perSecond, LongPredicate continues, LongConsumer work)
            throws InterruptedException {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        for (long number = 0; continues.test(number); number++) {
            long due = start + (long) (number * TimeUnit.SECONDS.toNanos(1) / perSecond);
            Pacing.pauseUntil(due);
            threads.execute(() -> work.accept(due));
        }
        threads.shutdown();
        return threads.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
    }
}
