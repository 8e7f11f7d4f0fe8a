package dev.souk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/** The rule of a service's counters: only what is committed is counted. */
public abstract class CommittedCountContract {

    private final TransactionOperations transaction;
    private final DoubleSupplier count;

    /** Reads the counter from {@code count}. */
    protected CommittedCountContract(TransactionOperations transaction, DoubleSupplier count) {
        this.transaction = transaction;
        this.count = count;
    }

    /** Does once what is counted. */
    protected abstract void countOne();

    @Test
    void aCommittedEventIsCounted() {
        assertThat(countedBy(_ -> countOne())).isEqualTo(1);
    }

    @Test
    void aRolledBackEventIsNotCounted() {
        assertThat(countedBy(status -> {
                    countOne();
                    status.setRollbackOnly();
                }))
                .isZero();
    }

    @Test
    void anEventThatIsRolledBackToASavepointIsNotCounted() {
        assertThat(countedBy(status -> {
                    Object savepoint = status.createSavepoint();
                    countOne();
                    status.rollbackToSavepoint(savepoint);
                }))
                .isZero();
    }

    private double countedBy(Consumer<TransactionStatus> work) {
        double before = count.getAsDouble();
        transaction.executeWithoutResult(work);
        return count.getAsDouble() - before;
    }
}
