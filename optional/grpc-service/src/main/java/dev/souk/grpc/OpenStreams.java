package dev.souk.grpc;

import dev.souk.common.problem.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The streams of changes that are open, each with what ends it after its time. */
final class OpenStreams {

    private final Map<CartStream, Future<?>> streams = new ConcurrentHashMap<>();
    private final Duration lifetime;
    private boolean stopped;

    OpenStreams(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** Adds a stream. Throws a problem with status 503 if the server stops. */
    synchronized void add(CartStream stream, Call call) {
        if (stopped) {
            throw Problems.SERVICE_UNAVAILABLE.with("This instance stops. Try again.");
        }
        var end = call.context().eventLoop().schedule(stream::end, lifetime.toMillis(), TimeUnit.MILLISECONDS);
        streams.put(stream, end);
    }

    void remove(CartStream stream) {
        Future<?> end = streams.remove(stream);
        if (end != null) {
            end.cancel(false); // it would keep the stream in memory until then
        }
    }

    /** Ends all streams, and opens none any more. */
    void stop() {
        synchronized (this) {
            stopped = true;
        }
        List.copyOf(streams.keySet()).forEach(CartStream::end);
    }
}
