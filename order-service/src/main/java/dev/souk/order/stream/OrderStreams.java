package dev.souk.order.stream;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The streams that are open at this instance. */
@Component
class OrderStreams implements SmartLifecycle {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Set<OrderStream> streams = ConcurrentHashMap.newKeySet();
    private final OrderChangeListener listener;
    private final int limit;
    private volatile boolean running;

    OrderStreams(OrderChangeListener listener, StreamProperties properties, MeterRegistry meters) {
        this.listener = listener;
        this.limit = properties.limit();
        Gauge.builder("souk.streams.open", streams, Set::size)
                .description("Open event streams of this instance")
                .register(meters);
    }

    /** Runs {@code stream} on its own thread; 503 if the limit is reached or the service stops. */
    void open(OrderStream stream) {
        if (!add(stream)) {
            throw limitReached();
        }
        listener.listen(this::wake, () -> !streams.isEmpty());
        Thread.ofVirtual().name("order-stream").start(() -> {
            try {
                stream.run();
            } finally {
                streams.remove(stream);
            }
        });
    }

    static ProblemException limitReached() {
        return Problems.SERVICE_UNAVAILABLE
                .with("This instance has no capacity for another event stream. Poll the order, or try again.")
                .retryAfter(RETRY);
    }

    boolean isFull() {
        return streams.size() >= limit;
    }

    /** How many are open. */
    int count() {
        return streams.size();
    }

    private synchronized boolean add(OrderStream stream) {
        return running && streams.size() < limit && streams.add(stream);
    }

    private void wake(OrderChangeListener.Change change) {
        streams.stream().filter(stream -> change.concerns(stream.orderId())).forEach(OrderStream::wake);
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends all streams; their callers reconnect to another instance. */
    @Override
    public void stop() {
        rejectNewStreams();
        streams.forEach(OrderStream::close);
    }

    /** Under the lock of {@link #add}: no stream is added after the others have been closed. */
    private synchronized void rejectNewStreams() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the deregistration, and before the web server waits for its requests to end. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 512;
    }
}
