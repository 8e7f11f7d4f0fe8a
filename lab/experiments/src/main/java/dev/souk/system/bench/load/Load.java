package dev.souk.system.bench.load;

import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.chaos.load.Pacing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

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

    /** The same for work that records itself, as late as it was due; counts a failure if not all is done in time. */
    public static void open(double perSecond, Duration duration, Outcome failures, LongConsumer work)
            throws InterruptedException {
        double total = duration.toNanos() * perSecond / TimeUnit.SECONDS.toNanos(1);
        if (!open(perSecond, total, work)) {
            failures.fail("not done in time");
        }
    }

    /** Open, in the background, until that is closed. */
    public static Background inBackground(double perSecond, LongConsumer work) {
        return new Background(Pacing.start(() -> open(perSecond, Double.MAX_VALUE, work)));
    }

    /** A load that runs until it is closed, which returns when the last work is done. */
    public record Background(Thread thread) implements AutoCloseable {

        @Override
        public void close() {
            Pacing.stop(thread);
        }
    }

    /** Whether everything was done half a minute after the last began; that is awaited also after an interrupt. */
    private static boolean open(double perSecond, double total, LongConsumer work) throws InterruptedException {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        boolean isDone;
        try {
            for (long number = 0; number + 1 <= total; number++) {
                long due = start + (long) (number * TimeUnit.SECONDS.toNanos(1) / perSecond);
                // Never for less: what begins early seems to take less time. A pause of 0 sees an interrupt, too.
                Pacing.pause(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                threads.execute(() -> work.accept(due));
            }
        } finally {
            threads.shutdown();
            isDone = threads.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
        }
        return isDone;
    }
}
