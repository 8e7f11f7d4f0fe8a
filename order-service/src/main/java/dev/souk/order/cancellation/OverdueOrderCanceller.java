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
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Cancels overdue orders, each in its own transaction: one that fails blocks no other. */
@Component
class OverdueOrderCanceller {

    private static final Logger log = LoggerFactory.getLogger(OverdueOrderCanceller.class);
    private static final int MAX_LOGGED = 1_000;

    private final CancellableOrderRepository orders;
    private final Saga saga;
    private final TransactionOperations transaction;
    private final int batch;
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
        this.batch = properties.batch();
    }

    /**
     * Cancels the next batch of overdue orders, oldest first, and begins again with the oldest after the end: orders
     * that cannot be cancelled delay the others by one sweep at most. Returns how many it cancelled.
     */
    int cancelNextBatch() {
        List<OverdueOrder> overdue = orders.findOverdue(last, batch);
        last = overdue.size() < batch ? OverdueOrder.BEFORE_ALL : overdue.getLast();
        return (int) overdue.stream().map(OverdueOrder::id).filter(this::cancel).count();
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
