package dev.souk.order.stream;

import dev.souk.order.query.OrderHistory.Step;
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
 * One caller who watches one order. It has a virtual thread of its own, so that a slow caller keeps nobody else
 * waiting, and always reads the database: a notice only says when to look, and one that is lost costs a poll interval.
 */
final class OrderStream implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(OrderStream.class);

    private final UUID orderId;
    private final Function<UUID, List<Step>> history;
    private final Sink sink;
    private final StreamProperties properties;
    private final Semaphore notices = new Semaphore(0);
    private volatile boolean open = true;
    private int seen;

    /** Begins behind the step {@code seen}; negative for a caller who has seen nothing and wants the present status. */
    OrderStream(UUID orderId, int seen, Function<UUID, List<Step>> history, Sink sink, StreamProperties properties) {
        this.orderId = orderId;
        this.seen = seen;
        this.history = history;
        this.sink = sink;
        this.properties = properties;
    }

    /** Where the events go. */
    interface Sink {

        /** Sends one step. */
        void send(Step step) throws IOException;

        /** Sends a comment, which callers do not see. */
        void keepAlive() throws IOException;

        /** Ends the stream as planned. */
        void end();
    }

    UUID orderId() {
        return orderId;
    }

    /** Something may have changed. */
    void wake() {
        notices.release();
    }

    /** The caller has left, or the service stops. */
    void close() {
        open = false;
        wake();
    }

    @Override
    public void run() {
        long start = System.nanoTime();
        try {
            while (open
                    && sendNews()
                    && System.nanoTime() - start < properties.lifetime().toNanos()) {
                await(properties.poll());
            }
        } catch (IOException | IllegalStateException left) {
            log.debug("Nobody watches {} any more", orderId);
        } finally {
            sink.end();
        }
    }

    /** Sends what is new, or a sign of life; false when the order is final, and all of it has been sent. */
    private boolean sendNews() throws IOException {
        List<Step> news = look().stream().filter(step -> step.position() > seen).toList();
        for (Step step : news) {
            sink.send(step);
            seen = step.position();
            if (step.status().isFinal()) {
                return false;
            }
        }
        if (news.isEmpty()) {
            sink.keepAlive();
        }
        return true;
    }

    private List<Step> look() {
        try {
            List<Step> steps = history.apply(orderId);
            Step last = steps.getLast();
            boolean sawTheEnd = seen == last.position() && last.status().isFinal(); // it is told again, to end with it
            if (seen < 0 || seen > last.position() || sawTheEnd) {
                seen = last.position() - 1;
            }
            return steps;
        } catch (DataAccessException away) {
            log.debug("The database is away, {} is looked at again soon", orderId);
            return List.of();
        }
    }

    private void await(Duration atMost) {
        try {
            if (notices.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                notices.drainPermits();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            open = false;
        }
    }
}
