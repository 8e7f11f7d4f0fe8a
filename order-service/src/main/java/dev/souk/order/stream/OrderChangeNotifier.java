package dev.souk.order.stream;

import dev.souk.order.saga.OrderChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Notifies all instances of changed orders, after the commit and in transactions of its own: PostgreSQL lets only one
 * transaction that notifies commit at a time, and no saga should wait for that. A notification that is lost costs a
 * stream one poll interval.
 */
@Component
class OrderChangeNotifier implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OrderChangeNotifier.class);
    private static final int MAX_PENDING = 10_000;
    private static final int MAX_BATCH = 500;

    private final BlockingQueue<UUID> pending = new LinkedBlockingQueue<>(MAX_PENDING);
    private final OrderNotificationRepository notifications;
    private volatile @Nullable Thread thread;

    OrderChangeNotifier(OrderNotificationRepository notifications) {
        this.notifications = notifications;
    }

    /** An order that has just been placed has no streams yet. */
    @TransactionalEventListener
    void on(OrderChanged change) {
        if (change.version() > 1 && !pending.offer(change.orderId())) {
            log.debug("Notification queue is full; streams of order {} fall back to polling", change.orderId());
        }
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("order-change-notifier").start(this::run);
    }

    @Override
    public void stop() {
        Thread stopped = thread;
        thread = null;
        if (stopped != null) {
            stopped.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<UUID> batch = new ArrayList<>(List.of(pending.take()));
                pending.drainTo(batch, MAX_BATCH - 1);
                notifyAll(batch);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void notifyAll(List<UUID> orders) {
        try {
            notifications.notifyOf(orders);
        } catch (DataAccessException failure) {
            log.warn("Could not notify the streams of {} orders", orders.size(), failure);
        }
    }
}
