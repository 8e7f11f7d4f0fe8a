package dev.souk.console.reading;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads from many at once: one that fails or is late has no response, and delays no other. */
final class ParallelReads implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Begins a read. */
    <T> Future<T> begin(Callable<T> read) {
        return threads.submit(read);
    }

    /** The end of this time, by {@link System#nanoTime}. */
    static long deadline(Duration time) {
        return System.nanoTime() + time.toNanos();
    }

    /** Nothing if there is none before the deadline. */
    static <T> Optional<T> answer(Future<T> read, long deadline) throws InterruptedException {
        try {
            return Optional.of(read.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException noAnswer) {
            read.cancel(true);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
