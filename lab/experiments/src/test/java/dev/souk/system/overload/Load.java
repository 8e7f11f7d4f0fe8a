package dev.souk.system.overload;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Callers who each hold one connection and send one request after the other. A rejected caller comes back after half a
 * second, which is earlier than Retry-After asks for.
 *
 * @param connections how many callers
 * @param sources source addresses, used in turn
 * @param port where the server listens
 * @param requests the next request of a caller, by its number
 */
record Load(int connections, List<String> sources, int port, IntFunction<byte[]> requests) {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Runs for {@code duration}, and until the last response has arrived. */
    Outcomes run(Duration duration) {
        var outcomes = new Outcomes();
        long deadline = System.nanoTime() + duration.toNanos();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < connections; number++) {
                int caller = number;
                callers.execute(() -> call(caller, deadline, outcomes));
            }
        }
        return outcomes;
    }

    /** Sends requests that never end, and holds the connections for {@code duration}; reconnects when it is closed. */
    void hold(Duration duration) {
        long deadline = System.nanoTime() + duration.toNanos();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < connections; number++) {
                int caller = number;
                callers.execute(() -> hold(caller, deadline));
            }
        }
    }

    /** Before a caller who was rejected or disconnected comes back. */
    static void pause() {
        pause(PAUSE);
    }

    static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private void hold(int caller, long deadline) {
        while (System.nanoTime() < deadline) {
            try (var connection = new HttpConnection(sources.get(caller % sources.size()), port)) {
                connection.sendAndHoldUntil(requests.apply(caller), deadline);
            } catch (IOException closed) {
                pause();
            }
        }
    }

    private void call(int caller, long deadline, Outcomes outcomes) {
        while (System.nanoTime() < deadline) {
            try (var connection = new HttpConnection(sources.get(caller % sources.size()), port)) {
                use(connection, caller, deadline, outcomes);
            } catch (IOException lost) {
                outcomes.broken();
                pause();
            }
        }
    }

    private void use(HttpConnection connection, int caller, long deadline, Outcomes outcomes) throws IOException {
        boolean reusable = true;
        while (reusable && System.nanoTime() < deadline) {
            byte[] request = requests.apply(caller);
            long start = System.nanoTime();
            HttpConnection.Response response = connection.send(request);
            outcomes.answered(response, System.nanoTime() - start);
            if (response.stream()) {
                connection.readStreamUntil(deadline);
            } else if (response.isRejection()) {
                pause();
            }
            reusable = response.reusable() && !response.stream();
        }
    }
}
