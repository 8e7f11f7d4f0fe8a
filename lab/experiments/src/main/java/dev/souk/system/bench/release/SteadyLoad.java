package dev.souk.system.bench.release;

import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * All customers at once, each at a fixed rate, however long the responses take: what is due while the last call is not
 * done waits, and its latency counts from when it was due.
 */
final class SteadyLoad implements AutoCloseable {

    private final List<SteadyClient> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile Tally tally = new Tally("");

    /** Begins now; {@code perSecond} calls of all of them together. */
    SteadyLoad(Shop shop, int perSecond) throws IOException {
        shop.logIn();
        long period = TimeUnit.SECONDS.toNanos(1) * shop.customers().size() / perSecond;
        long begin = System.nanoTime();
        for (Customer customer : shop.customers()) {
            var client = new SteadyClient(customer, clients.size());
            clients.add(client);
            threads.add(Pacing.start(() -> run(client, begin, period)));
        }
    }

    private void run(SteadyClient client, long begin, long period) throws InterruptedException {
        for (long due = begin; !Thread.currentThread().isInterrupted(); due += period) {
            Pacing.pauseUntil(due);
            tally.count(client, due);
        }
    }

    /** Counts a failure that another saw meanwhile. */
    void failed(String kind) {
        tally.outcome().fail(kind);
    }

    /** Where calls are counted that begin from now on. */
    void into(Tally next) {
        tally.pause();
        next.resume();
        tally = next;
    }

    /** Returns when the last call is done. */
    @Override
    public void close() throws IOException {
        threads.forEach(Thread::interrupt);
        threads.forEach(Pacing::stop);
        for (SteadyClient client : clients) {
            client.close();
        }
    }
}
