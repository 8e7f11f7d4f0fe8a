package dev.souk.system.chaos.load;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.history.History;
import dev.souk.system.chaos.history.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** All shoppers and the admin, each in a thread of its own. */
public final class LoadGenerator implements AutoCloseable {

    private static final Duration LAST_CALLS = Duration.ofSeconds(90);

    private final RecordingClient client;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean open = true;

    private LoadGenerator(RecordingClient client) {
        this.client = client;
    }

    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }

    /** Opens the shop and lets so many of them in. */
    public static LoadGenerator enter(ChaosEnvironment environment, History history, Stopwatch watch, Size size)
            throws InterruptedException {
        var client = new RecordingClient(environment.gateway(), history, watch);
        var crowd = new LoadGenerator(client);
        var persistence = new RetryingClient(client);
        var entrance = new Registration(client, persistence, watch);
        var random = new SplittableRandom(size.seed());
        var admin = new AdminActor(environment.admin(), entrance, persistence, random.nextLong());
        Catalog shelf = admin.open();
        crowd.threads.add(begin(() -> admin.work(() -> crowd.open)));
        List<Shopper> shoppers = IntStream.rangeClosed(1, size.shoppers())
                .mapToObj(number -> new Shopper(size.seed(), number, entrance, persistence, shelf))
                .toList();
        for (Thread arrival : shoppers.stream().map(one -> begin(one::arrive)).toList()) {
            arrival.join();
        }
        shoppers.forEach(one -> crowd.threads.add(begin(() -> one.shop(() -> crowd.open))));
        return crowd;
    }

    /** How many there are, and what their decisions are drawn from. */
    public record Size(long seed, int shoppers) {}

    private static Thread begin(Work work) {
        return Thread.ofVirtual().start(() -> {
            try {
                work.run();
            } catch (InterruptedException sentHome) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Lets nobody begin another visit, and returns when the last one has ended. */
    @Override
    public void close() {
        open = false;
        try {
            for (Thread thread : threads) {
                if (!thread.join(LAST_CALLS)) {
                    thread.interrupt();
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
