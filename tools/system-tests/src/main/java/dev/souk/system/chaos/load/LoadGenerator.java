package dev.souk.system.chaos.load;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.history.History;
import dev.souk.system.chaos.history.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** All shoppers and the admin, each in a virtual thread. */
public final class LoadGenerator implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

    private final RecordingClient client;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    private LoadGenerator(RecordingClient client) {
        this.client = client;
    }

    /**
     * The size of the load.
     *
     * @param seed source of all decisions
     */
    public record Size(long seed, int shoppers) {}

    @FunctionalInterface
    private interface Task {
        void run() throws InterruptedException;
    }

    /** Registers the shoppers, and returns when all of them have started. */
    public static LoadGenerator start(ChaosEnvironment environment, History history, Stopwatch watch, Size size)
            throws InterruptedException {
        var client = new RecordingClient(environment.gateway(), history, watch);
        var generator = new LoadGenerator(client);
        var registration = new Registration(new RetryingClient(client), watch);
        var random = new SplittableRandom(size.seed());
        var admin = new AdminActor(environment.admin(), registration, random.nextLong());
        Catalog catalog = admin.createCatalog();
        generator.threads.add(start(() -> admin.run(() -> generator.running)));
        List<Shopper> shoppers = IntStream.rangeClosed(1, size.shoppers())
                .mapToObj(number -> new Shopper(size.seed(), number, registration, catalog))
                .toList();
        for (Thread arrival : shoppers.stream().map(one -> start(one::register)).toList()) {
            arrival.join();
        }
        shoppers.forEach(one -> generator.threads.add(start(() -> one.run(() -> generator.running))));
        return generator;
    }

    private static Thread start(Task task) {
        return Thread.ofVirtual().start(() -> {
            try {
                task.run();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
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
        client.close();
    }
}
