package dev.souk.order.cancellation;

import dev.souk.order.domain.OrderMessage.DeadlinePasses;
import dev.souk.order.saga.Saga;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Cancels overdue orders at a fixed interval, in every instance: row locks distribute them. Each is cancelled in its
 * own transaction: one that fails blocks no other.
 */
@Component
class OverdueOrderCanceller implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(OverdueOrderCanceller.class);
    private static final int MAX_LOGGED = 1_000;

    private final CancellableOrderRepository orders;
    private final Saga saga;
    private final TransactionOperations transaction;
    private final CancellationProperties properties;
    private final Set<UUID> logged = ConcurrentHashMap.newKeySet();
    private volatile OverdueOrder last = OverdueOrder.BEFORE_ALL;

    OverdueOrderCanceller(
            CancellableOrderRepository orders,
            Saga saga,
            TransactionOperations transaction,
            CancellationProperties properties) {
        this.orders = orders;
        this.saga = saga;
        this.transaction = transaction;
        this.properties = properties;
    }

    /** What ends a sweep goes to the scheduler's error handler: it tells an unavailable database from a defect. */
    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::sweep, properties.interval(), properties.interval()));
    }

    private void sweep() {
        do {
            cancelNextBatch();
        } while (!last.equals(OverdueOrder.BEFORE_ALL));
    }

    /** Cancels the next overdue orders, oldest first; begins again after the last. Returns how many it cancelled. */
    int cancelNextBatch() {
        List<OverdueOrder> overdue = orders.findOverdue(last, properties.batch());
        last = overdue.size() < properties.batch() ? OverdueOrder.BEFORE_ALL : overdue.getLast();
        int cancelled = (int)
                overdue.stream().map(OverdueOrder::id).filter(this::cancel).count();
        if (cancelled > 0) {
            log.info("{} orders passed their deadline and are being cancelled", cancelled);
        }
        return cancelled;
    }

    private boolean cancel(UUID order) {
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> orders.lockOverdue(order)
                    && saga.handle(order, new DeadlinePasses()).isPresent()));
        } catch (DataIntegrityViolationException defect) {
            logOnce(order, defect);
            return false;
        }
    }

    /** An order that cannot be cancelled is tried again with every sweep. */
    private void logOnce(UUID order, DataIntegrityViolationException defect) {
        if (logged.size() < MAX_LOGGED && logged.add(order)) {
            log.error("Order {} passed its deadline, but the database rejects its cancellation", order, defect);
        }
    }
}
