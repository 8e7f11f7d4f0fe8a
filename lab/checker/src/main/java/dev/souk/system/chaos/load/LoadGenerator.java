package dev.souk.system.chaos.load;

import dev.souk.launcher.api.SoukStatus;
import dev.souk.system.chaos.load.Shopper.Catalog;
import dev.souk.tools.client.SoukClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.IntStream;

/** All shoppers and the admin, each in a virtual thread. */
public final class LoadGenerator implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    /** Starts the shoppers, who call the gateway of the system; the seed is the source of all decisions. */
    public void start(SoukStatus souk, History history, long seed, int shopperCount) throws InterruptedException {
        var client = new SoukClient(souk.gateway(), UserSession.TIMEOUT);
        var admin = new AdminActor(
                new UserSession(client, souk, history, 0), new SplittableRandom(new SplittableRandom(seed).nextLong()));
        var catalog = new Catalog(admin.createItems(), new ConcurrentLinkedDeque<>());
        threads.add(Pacing.start(() -> admin.run(catalog.items(), () -> running)));
        IntStream.rangeClosed(1, shopperCount)
                .mapToObj(number -> new Shopper(seed, number, new UserSession(client, souk, history, number), catalog))
                .forEach(one -> threads.add(Pacing.start(() -> one.run(() -> running))));
    }

    /** Starts no more visits, and returns when the last one has ended. */
    @Override
    public void close() {
        running = false;
        try {
            for (Thread thread : threads) {
                if (!thread.join(STOP_LIMIT)) {
                    thread.interrupt();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
