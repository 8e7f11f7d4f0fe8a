package dev.souk.order.stream;

import dev.souk.order.query.OrderStep;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One caller's stream of one order. It has its own virtual thread, so that a slow caller delays no other, and always
 * reads the database: the event on {@code souk.orders} only says when, and one that is late costs a poll interval.
 */
final class OrderStream implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(OrderStream.class);

    private final String orderId;
    private final Supplier<List<OrderStep>> history;
    private final SseEmitter emitter;
    private final StreamProperties properties;
    private final Semaphore changes = new Semaphore(0);
    private volatile boolean open = true;
    private int lastSent;

    /** Starts after the step {@code lastSent}; negative for a new caller, who gets the present status first. */
    OrderStream(
            String orderId,
            int lastSent,
            Supplier<List<OrderStep>> history,
            SseEmitter emitter,
            StreamProperties properties) {
        this.orderId = orderId;
        this.lastSent = lastSent;
        this.history = history;
        this.emitter = emitter;
        this.properties = properties;
    }

    String orderId() {
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
            emitter.complete();
        }
    }

    /**
     * Sends the steps after the last one sent, or a comment, which keeps the connection open and callers do not see;
     * false when the final state has been sent.
     */
    private boolean sendPending() throws IOException {
        List<OrderStep> pending = pending();
        for (OrderStep step : pending) {
            emitter.send(event(++lastSent, step));
            if (step.status().isFinal()) {
                return false;
            }
        }
        if (pending.isEmpty()) {
            emitter.send(SseEmitter.event().comment("waiting"));
        }
        return true;
    }

    /** The id of the event is the position in the history, where a reconnecting caller continues. */
    private static SseEmitter.SseEventBuilder event(int position, OrderStep step) {
        return SseEmitter.event().id(Integer.toString(position)).name("status").data(step, MediaType.APPLICATION_JSON);
    }

    private List<OrderStep> pending() {
        try {
            List<OrderStep> steps = history.get();
            int last = steps.size();
            boolean isComplete = lastSent == last && steps.getLast().status().isFinal(); // it is sent again
            if (lastSent < 0 || lastSent > last || isComplete) {
                lastSent = last - 1;
            }
            return steps.subList(lastSent, last);
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
