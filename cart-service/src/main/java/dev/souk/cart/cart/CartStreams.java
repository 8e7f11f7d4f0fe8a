package dev.souk.cart.cart;

import dev.souk.common.problem.Problems;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/** The streams of changes that are open at this instance. */
@Component
@Profile("grpc")
class CartStreams implements SmartLifecycle {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Map<CartStream, Open> streams = new ConcurrentHashMap<>();

    private final CartStreamProperties properties;
    private final TaskScheduler scheduler;
    private final Clock clock;
    private boolean running;

    CartStreams(CartStreamProperties properties, TaskScheduler scheduler, Clock clock, MeterRegistry meters) {
        this.properties = properties;
        this.scheduler = scheduler;
        this.clock = clock;
        Gauge.builder("souk.cart.streams.open", streams, Map::size)
                .description("Open streams of changes of this instance")
                .register(meters);
    }

    /**
     * A stream that is open.
     *
     * @param caller the user whose cart it changes
     * @param end what ends it after its time
     */
    private record Open(UUID caller, Future<?> end) {}

    /** Adds a stream, and ends it after its time. Throws a problem with status 503 or 429 if a limit is reached. */
    synchronized void open(CartStream stream, UUID caller) {
        if (!running || streams.size() >= properties.limit()) {
            throw Problems.SERVICE_UNAVAILABLE
                    .with("This instance has no capacity for another stream. Use single calls, or try again.")
                    .retryAfter(RETRY);
        }
        if (streams.values().stream()
                        .filter(open -> open.caller().equals(caller))
                        .count()
                >= properties.limitPerCaller()) {
            throw Problems.TOO_MANY_REQUESTS
                    .with("You have " + properties.limitPerCaller() + " open streams. Close one.")
                    .retryAfter(RETRY);
        }
        Future<?> end = scheduler.schedule(() -> end(stream), clock.instant().plus(properties.lifetime()));
        streams.put(stream, new Open(caller, end));
    }

    /** The stream has ended. */
    void remove(CartStream stream) {
        Open removed = streams.remove(stream);
        if (removed != null) {
            removed.end().cancel(false); // it would keep the call in memory until then
        }
    }

    int count() {
        return streams.size();
    }

    private void end(CartStream stream) {
        remove(stream);
        stream.end();
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    /** Ends all streams; their clients open others at another instance. */
    @Override
    public void stop() {
        rejectNewStreams();
        streams.keySet().forEach(this::end);
    }

    /** Under the lock of {@link #open}: no stream is added after the others have been ended. */
    private synchronized void rejectNewStreams() {
        running = false;
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** After the deregistration, and before the gRPC server waits for its calls to end. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 512;
    }
}
