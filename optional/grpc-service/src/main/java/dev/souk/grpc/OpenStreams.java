package dev.souk.grpc;

import dev.souk.common.problem.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of changes that are open, for the end of this process. */
final class OpenStreams {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Set<CartStream> streams = ConcurrentHashMap.newKeySet();
    private boolean stopped;

    /** Adds a stream. Throws a problem with status 503 if the server stops. */
    synchronized void add(CartStream stream) {
        if (stopped) {
            throw Problems.SERVICE_UNAVAILABLE
                    .with("This instance stops. Try again.")
                    .retryAfter(RETRY);
        }
        streams.add(stream);
    }

    void remove(CartStream stream) {
        streams.remove(stream);
    }

    /** Ends all streams, and opens none any more. */
    void stop() {
        synchronized (this) {
            stopped = true;
        }
        List.copyOf(streams).forEach(CartStream::end);
    }
}
