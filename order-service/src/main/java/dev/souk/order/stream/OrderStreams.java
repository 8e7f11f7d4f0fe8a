package dev.souk.order.stream;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The streams that are open at this instance. */
@Component
class OrderStreams implements SmartLifecycle {

    private static final Duration RETRY = Duration.ofSeconds(5);

    /** Each with the user who watches. */
    private final ConcurrentMap<OrderStream, UUID> streams = new ConcurrentHashMap<>();

    private final OrderChangeListener listener;
    private final int limit;
    private final int limitPerCaller;
    private volatile boolean running;

    OrderStreams(OrderChangeListener listener, StreamProperties properties, MeterRegistry meters) {
        this.listener = listener;
        this.limit = properties.limit();
        this.limitPerCaller = properties.limitPerCaller();
        Gauge.builder("souk.streams.open", streams, Map::size)
                .description("Open event streams of this instance")
                .register(meters);
    }

    /** Runs {@code stream} on its own thread; 503 or 429 if a limit is reached, 503 if the service stops. */
    void open(OrderStream stream, UUID caller) {
        add(stream, caller);
        listener.listen(this::wake);
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

    private synchronized void add(OrderStream stream, UUID caller) {
        if (!running || isFull()) {
            throw limitReached();
        }
        if (streams.values().stream().filter(caller::equals).count() >= limitPerCaller) {
            throw Problems.TOO_MANY_REQUESTS
                    .with("You have " + limitPerCaller + " open event streams. Close one, or poll the order.")
                    .retryAfter(RETRY);
        }
        streams.put(stream, caller);
    }

    private void wake(Predicate<String> changed) {
        streams.keySet().stream()
                .filter(stream -> changed.test(stream.orderId()))
                .forEach(OrderStream::wake);
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends all streams; their callers reconnect to another instance. No stream is added after that: {@link #add}. */
    @Override
    public synchronized void stop() {
        running = false;
        streams.keySet().forEach(OrderStream::close);
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
