package dev.souk.order.cancellation;

import dev.souk.order.order.OrderMessage.DeadlinePasses;
import dev.souk.order.saga.Saga;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Turns orders round that had their time, each in a transaction of its own: one that cannot holds up no other. */
@Service
class Deadlines {

    private static final Logger log = LoggerFactory.getLogger(Deadlines.class);

    private final OverdueOrders overdue;
    private final Saga saga;
    private final TransactionOperations transaction;
    private final int batch;

    Deadlines(OverdueOrders overdue, Saga saga, TransactionOperations transaction, SweepProperties properties) {
        this.overdue = overdue;
        this.saga = saga;
        this.transaction = transaction;
        this.batch = properties.batch();
    }

    /** One batch; returns how many turned round. */
    int pass() {
        return (int) overdue.some(batch).stream().filter(this::turnsRound).count();
    }

    private boolean turnsRound(UUID order) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> overdue.claim(order)
                    && saga.tell(order, new DeadlinePasses()).isPresent()));
        } catch (DataIntegrityViolationException defect) {
            log.error("Order {} had its time, but the database does not let it turn round", order, defect);
            return false;
        }
    }
}
