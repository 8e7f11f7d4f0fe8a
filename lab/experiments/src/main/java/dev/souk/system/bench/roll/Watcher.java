package dev.souk.system.bench.roll;

import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.HttpConnection;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Follows the event stream of one order as a browser does: a stream that ends before the order does is opened again,
 * with the id of the last event.
 */
final class Watcher {

    private static final Pattern ID = Pattern.compile("^id: ?(\\d+)$", Pattern.MULTILINE);

    private final HttpAddress gateway;
    private final String authorization;
    private final UUID order;
    private final Consumer<String> failures;
    private final List<Integer> received = new ArrayList<>();
    private final Thread thread;
    private final AtomicInteger streams = new AtomicInteger();

    Watcher(HttpAddress gateway, Caller caller, UUID order, Consumer<String> failures) {
        this.gateway = gateway;
        this.authorization = caller.authorization();
        this.order = order;
        this.failures = failures;
        this.thread = Pacing.start(this::follow);
    }

    private void follow() throws InterruptedException {
        while (!Thread.currentThread().isInterrupted() && received.size() < WatchedOrders.STEPS) {
            streams.incrementAndGet();
            try {
                read();
            } catch (IOException broken) {
                failures.accept("event stream " + broken.getMessage());
                Pacing.pause(1_000);
            }
        }
    }

    /** Returns when the stream has ended. */
    private void read() throws IOException, InterruptedException {
        String last = received.isEmpty() ? "" : "Last-Event-ID: " + received.getLast() + "\r\n";
        try (var connection = new HttpConnection(gateway)) {
            var response = connection.send("GET", "/orders/" + order + "/events", authorization + last, "");
            if (response.status() != 200) {
                failures.accept("event stream " + response.status());
                Pacing.pause(1_000);
            }
            ID.matcher(response.body())
                    .results()
                    .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                    .forEach(received::add);
        }
    }

    /** How often the stream was opened again. */
    int reconnects() {
        return Math.max(0, streams.get() - 1);
    }

    /** Returns when the last event has come, or nothing more within half a minute; the ids of all that came. */
    List<Integer> end() throws InterruptedException {
        if (!thread.join(Duration.ofSeconds(30))) {
            thread.interrupt();
        }
        return received;
    }
}
