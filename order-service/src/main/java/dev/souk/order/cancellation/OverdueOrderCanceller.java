package dev.souk.order.cancellation;

import dev.souk.order.cancellation.OverdueOrders.Overdue;
import dev.souk.order.domain.OrderMessage.DeadlinePasses;
import dev.souk.order.saga.Saga;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Turns orders round that had their time, each in a transaction of its own: one that cannot holds up no other. */
@Service
class OverdueOrderCanceller {

    private static final Logger log = LoggerFactory.getLogger(OverdueOrderCanceller.class);
    private static final int MOST_TOLD = 1_000;

    private final OverdueOrders overdue;
    private final Saga saga;
    private final TransactionOperations transaction;
    private final int batch;
    private final Set<UUID> told = ConcurrentHashMap.newKeySet();
    private volatile Overdue last = Overdue.NONE;

    OverdueOrderCanceller(
            OverdueOrders overdue, Saga saga, TransactionOperations transaction, CancellationProperties properties) {
        this.overdue = overdue;
        this.saga = saga;
        this.transaction = transaction;
        this.batch = properties.batch();
    }

    /**
     * One batch, behind the one before or from the front again: a batch full of those that cannot holds up nobody for
     * longer than a turn. Returns how many turned round.
     */
    int pass() {
        List<Overdue> orders = overdue.some(last, batch);
        last = orders.size() < batch ? Overdue.NONE : orders.getLast();
        return (int) orders.stream().map(Overdue::id).filter(this::turnsRound).count();
    }

    private boolean turnsRound(UUID order) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> overdue.claim(order)
                    && saga.tell(order, new DeadlinePasses()).isPresent()));
        } catch (DataIntegrityViolationException defect) {
            tell(order, defect);
            return false;
        }
    }

    /** Of each once: it is tried again at every turn. */
    private void tell(UUID order, DataIntegrityViolationException defect) {
        if (told.size() < MOST_TOLD && told.add(order)) {
            log.error("Order {} had its time, but the database does not let it turn round", order, defect);
        }
    }
}
