package dev.souk.system.bench.roll;

import dev.souk.system.chaos.environment.Pacing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * All clients at once, each at a fixed rate, however long the answers take: what is due while the last call is not done
 * waits, and its latency counts from when it was due.
 */
public final class Load implements AutoCloseable {

    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    private final List<Thread> threads;
    private volatile Tally tally = new Tally("");

    /** Begins now. */
    public Load(List<RollClient> clients, int perSecond) {
        long period = TimeUnit.SECONDS.toNanos(1) * clients.size() / perSecond;
        long begin = System.nanoTime();
        threads = clients.stream()
                .map(client -> Pacing.start(() -> run(client, begin, period)))
                .toList();
    }

    private void run(RollClient client, long begin, long period) throws InterruptedException {
        try (client) {
            for (long due = begin; !Thread.currentThread().isInterrupted(); due += period) {
                Pacing.pause(TimeUnit.NANOSECONDS.toMillis(due - System.nanoTime()));
                client.call(tally, due);
            }
        }
    }

    /** Counts a failure that another saw meanwhile. */
    void failed(String kind) {
        tally.failed(kind);
    }

    /** Where calls are counted that end from now on. */
    public void into(Tally next) {
        tally.pause();
        next.resume();
        tally = next;
    }

    /** Returns when the last call is done. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            join(thread);
        }
    }

    private static void join(Thread thread) {
        try {
            var _ = thread.join(LONGEST_CALL);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
