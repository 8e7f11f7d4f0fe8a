package dev.souk.order.stream;

import dev.souk.order.query.OrderStep;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * One caller's stream of one order. It has its own virtual thread, so that a slow caller delays no other, and always
 * reads the database: the event on {@code souk.orders} only says when, and one that is late costs a poll interval.
 */
final class OrderStream implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(OrderStream.class);

    private final UUID orderId;
    private final Function<UUID, List<OrderStep>> history;
    private final OrderStepSink sink;
    private final StreamProperties properties;
    private final Semaphore changes = new Semaphore(0);
    private volatile boolean open = true;
    private int lastSent;

    /** Starts after the step {@code lastSent}; negative for a new caller, who gets the present status first. */
    OrderStream(
            UUID orderId,
            int lastSent,
            Function<UUID, List<OrderStep>> history,
            OrderStepSink sink,
            StreamProperties properties) {
        this.orderId = orderId;
        this.lastSent = lastSent;
        this.history = history;
        this.sink = sink;
        this.properties = properties;
    }

    UUID orderId() {
        return orderId;
    }

    /** The order may have changed. */
    void wake() {
        changes.release();
    }

    /** The caller has disconnected, or the service stops. */
    void close() {
        open = false;
        wake();
    }

    @Override
    public void run() {
        long start = System.nanoTime();
        try {
            while (open
                    && sendPending()
                    && System.nanoTime() - start < properties.lifetime().toNanos()) {
                await(properties.poll());
            }
        } catch (IOException | IllegalStateException disconnected) {
            log.debug("The caller who watched {} has disconnected", orderId);
        } finally {
            sink.end();
        }
    }

    /** Sends the steps after the last one sent, or a keep-alive; false when the final state has been sent. */
    private boolean sendPending() throws IOException {
        List<OrderStep> pending =
                poll().stream().filter(step -> step.position() > lastSent).toList();
        for (OrderStep step : pending) {
            sink.send(step);
            lastSent = step.position();
            if (step.status().isFinal()) {
                return false;
            }
        }
        if (pending.isEmpty()) {
            sink.keepAlive();
        }
        return true;
    }

    private List<OrderStep> poll() {
        try {
            List<OrderStep> steps = history.apply(orderId);
            OrderStep last = steps.getLast();
            boolean isComplete =
                    lastSent == last.position() && last.status().isFinal(); // the final state is sent again
            if (lastSent < 0 || lastSent > last.position() || isComplete) {
                lastSent = last.position() - 1;
            }
            return steps;
        } catch (DataAccessException unavailable) {
            log.debug("The database is unavailable; {} is polled again", orderId);
            return List.of();
        }
    }

    private void await(Duration atMost) {
        try {
            if (changes.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                changes.drainPermits();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            open = false;
        }
    }
}
