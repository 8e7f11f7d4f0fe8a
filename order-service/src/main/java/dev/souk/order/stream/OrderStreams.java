package dev.souk.order.stream;

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
    private final OrderChangeListener notices;
    private final int limit;
    private volatile boolean running;

    OrderStreams(OrderChangeListener notices, StreamProperties properties, MeterRegistry meters) {
        this.notices = notices;
        this.limit = properties.limit();
        Gauge.builder("souk.streams.open", streams, Set::size)
                .description("Callers who watch an order at this instance")
                .register(meters);
    }

    /** Runs {@code stream} on a thread of its own; 503 where there are as many as may be, or the service stops. */
    void open(OrderStream stream) {
        if (!running || !add(stream)) {
            throw Problems.SERVICE_UNAVAILABLE
                    .with("Too many orders are being watched here; read the order instead, or try again.")
                    .retryAfter(RETRY);
        }
        notices.listen(this::wake, () -> !streams.isEmpty());
        Thread.ofVirtual().name("order-stream").start(() -> {
            try {
                stream.run();
            } finally {
                streams.remove(stream);
            }
        });
    }

    /** How many are open. */
    int count() {
        return streams.size();
    }

    private synchronized boolean add(OrderStream stream) {
        return streams.size() < limit && streams.add(stream);
    }

    private void wake(OrderChangeListener.Moved moved) {
        streams.stream().filter(stream -> moved.concerns(stream.orderId())).forEach(OrderStream::wake);
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends all streams: their callers come back, and reach another instance. */
    @Override
    public void stop() {
        running = false;
        streams.forEach(OrderStream::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the farewell from the registry, before the web server waits for its requests to end. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 512;
    }
}
