package dev.souk.system.chaos.load;

import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.system.chaos.history.History;
import dev.souk.system.chaos.history.Stopwatch;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** All shoppers and the admin, each in a virtual thread. */
public final class LoadGenerator implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final RecordingClient client;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    /** Calls the gateway of that system, and records each call. */
    public LoadGenerator(ChaosEnvironment environment, History history, Stopwatch watch) {
        this.client = new RecordingClient(environment.status().gateway(), http, history, watch);
    }

    /** Registers the shoppers, and returns when all of them have started; the seed is the source of all decisions. */
    public void start(AdminAccount account, long seed, int shopperCount) throws InterruptedException {
        long adminSeed = new SplittableRandom(seed).nextLong();
        var admin = new AdminActor(UserSession.of(account, client), adminSeed);
        Catalog catalog = admin.createCatalog();
        threads.add(Pacing.start(() -> admin.run(() -> running)));
        List<Shopper> shoppers = IntStream.rangeClosed(1, shopperCount)
                .mapToObj(number -> new Shopper(seed, number, new UserSession(client, number), catalog))
                .toList();
        for (Thread arrival :
                shoppers.stream().map(one -> Pacing.start(one::register)).toList()) {
            arrival.join();
        }
        shoppers.forEach(one -> threads.add(Pacing.start(() -> one.run(() -> running))));
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
        http.shutdownNow();
    }
}
