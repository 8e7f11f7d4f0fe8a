package dev.souk.system.bench.protocols;

import dev.souk.system.bench.protocols.client.Change;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.OrderWatcher;
import dev.souk.system.bench.result.FaultFigures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One client whose stream breaks, and which continues after the last message it has. */
final class WatchProbe {

    private static final int TRIES = 10;

    private final ProtocolSystem system;
    private final StreamProtocol protocol;
    private final Endpoint endpoint;
    private final UUID order;
    private final OrderWatcher watcher;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CompletableFuture<Seen> end = new CompletableFuture<>();
    private volatile int last;

    /** The end of a stream. */
    private record Seen(String failure, long nanos) {}

    WatchProbe(ProtocolSystem system, StreamProtocol protocol, Endpoint endpoint, UUID order) {
        this.system = system;
        this.protocol = protocol;
        this.endpoint = endpoint;
        this.order = order;
        this.watcher = protocol.open(endpoint);
    }

    /** Opens the stream, and returns when it has its first message. */
    void begin(Executor threads) throws IOException, InterruptedException {
        threads.execute(() -> {
            String failure = watch();
            for (int tries = 1; tries < TRIES && begun.getCount() > 0; tries++) {
                failure = watch();
            }
            end.complete(new Seen(failure, System.nanoTime()));
        });
        if (!begun.await(5 * Endpoint.TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("%s has no message: %s".formatted(protocol.title(), end.getNow(null)));
        }
    }

    private String watch() {
        try {
            watcher.watch(order, 0, change -> {
                last = change.position();
                begun.countDown();
            });
            return "end of the stream";
        } catch (IOException failed) {
            return Sight.of(failed);
        }
    }

    /** Waits until the client sees the fault, but not longer than that since then. */
    FaultFigures awaitFailure(Fault fault, long since, Duration limit) throws IOException, InterruptedException {
        Seen seen = seen(since, limit);
        int known = last;
        watcher.close();
        var changes = new ArrayList<Change>();
        long begin = System.nanoTime();
        var first = new CompletableFuture<Long>();
        try (OrderWatcher next = protocol.open(endpoint)) {
            system.untilDone(() -> next.watch(
                    order, changes.isEmpty() ? known : changes.getLast().position(), change -> {
                        changes.add(change);
                        first.complete(millis(begin, System.nanoTime()));
                    }));
        }
        return new FaultFigures(
                protocol.title(),
                UseCase.WATCH.title(),
                fault.title(),
                seen == null ? "nothing" : seen.failure(),
                seen == null ? null : millis(since, seen.nanos()),
                first.getNow(null),
                continues(known, changes));
    }

    private @Nullable Seen seen(long since, Duration limit) throws InterruptedException {
        try {
            return end.get(limit.toNanos() - (System.nanoTime() - since), TimeUnit.NANOSECONDS);
        } catch (TimeoutException nothing) {
            return null;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether the messages are those after the known one, without a gap. */
    static boolean continues(int known, List<Change> changes) {
        for (int number = 0; number < changes.size(); number++) {
            if (changes.get(number).position() != known + 1 + number) {
                return false;
            }
        }
        return !changes.isEmpty() && changes.getLast().isFinal();
    }

    private static long millis(long begin, long end) {
        return TimeUnit.NANOSECONDS.toMillis(end - begin);
    }
}
