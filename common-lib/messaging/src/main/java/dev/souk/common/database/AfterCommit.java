package dev.souk.common.database;

import java.util.HashSet;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs an action once the current transaction has been committed: metrics, log lines and wake-ups describe only what
 * was stored. A rollback discards the action, and so does a rollback to a savepoint that was set before the action was
 * registered.
 */
public final class AfterCommit implements TransactionSynchronization {

    private final Runnable action;
    private final Set<Object> laterSavepoints = new HashSet<>();
    private boolean rolledBack;

    private AfterCommit(Runnable action) {
        this.action = action;
    }

    /**
     * Runs {@code action} after the commit of the current transaction.
     *
     * @throws IllegalStateException without a transaction
     */
    public static void run(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new AfterCommit(action));
    }

    @Override
    public void savepoint(Object savepoint) {
        laterSavepoints.add(savepoint);
    }

    @Override
    public void savepointRollback(Object savepoint) {
        rolledBack |= !laterSavepoints.contains(savepoint);
    }

    @Override
    public void afterCommit() {
        if (!rolledBack) {
            action.run();
        }
    }
}
