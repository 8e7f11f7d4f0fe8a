package dev.souk.grpc;

import dev.souk.common.problem.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The streams of changes that are open. */
final class OpenStreams {

    private static final Duration RETRY = Duration.ofSeconds(5);

    /** A stream of this client, and what ends it after its time. */
    private record Open(String client, Future<?> end) {}

    private final Map<CartStream, Open> streams = new ConcurrentHashMap<>();
    private final GrpcProperties properties;
    private boolean stopped;

    OpenStreams(GrpcProperties properties) {
        this.properties = properties;
    }

    /** Adds a stream. Throws a problem with status 503 or 429 if a limit is reached. */
    synchronized void add(CartStream stream, Call call) {
        String client = call.clientAddress();
        if (stopped || streams.size() >= properties.maxStreams()) {
            throw Problems.SERVICE_UNAVAILABLE
                    .with("There is no capacity for another stream. Use single calls, or try again.")
                    .retryAfter(RETRY);
        }
        if (streams.values().stream()
                        .filter(open -> open.client().equals(client))
                        .count()
                >= properties.maxStreamsPerClient()) {
            throw Problems.TOO_MANY_REQUESTS
                    .with("This client has %s open streams. Close one.".formatted(properties.maxStreamsPerClient()))
                    .retryAfter(RETRY);
        }
        Future<?> end = call.context()
                .eventLoop()
                .schedule(stream::end, properties.streamLifetime().toMillis(), TimeUnit.MILLISECONDS);
        streams.put(stream, new Open(client, end));
    }

    void remove(CartStream stream) {
        Open removed = streams.remove(stream);
        if (removed != null) {
            removed.end().cancel(false); // it would keep the stream in memory until then
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
