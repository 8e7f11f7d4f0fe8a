package dev.souk.common.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class AfterCommitTest {

    private final List<String> done = new ArrayList<>();

    @BeforeEach
    void begin() {
        TransactionSynchronizationManager.initSynchronization();
    }

    @AfterEach
    void end() {
        TransactionSynchronizationManager.clear();
    }

    @Test
    void anActionRunsAfterTheCommit() {
        AfterCommit.run(() -> done.add("action"));
        assertThat(done).isEmpty();

        each(TransactionSynchronization::afterCommit);

        assertThat(done).containsExactly("action");
    }

    @Test
    void aRollbackToAnEarlierSavepointDiscardsTheAction() {
        AfterCommit.run(() -> done.add("before the savepoint"));
        each(action -> action.savepoint("savepoint"));
        AfterCommit.run(() -> done.add("after the savepoint"));
        each(action -> action.savepointRollback("savepoint"));

        each(TransactionSynchronization::afterCommit);

        assertThat(done).containsExactly("before the savepoint");
    }

    @Test
    void aRollbackToTheOuterSavepointDiscardsWhatAnInnerOneFollowed() {
        each(action -> action.savepoint("outer"));
        AfterCommit.run(() -> done.add("action"));
        each(action -> action.savepoint("inner"));
        each(action -> action.savepointRollback("inner"));
        each(action -> action.savepointRollback("outer"));

        each(TransactionSynchronization::afterCommit);

        assertThat(done).isEmpty();
    }

    @Test
    void registrationFailsWithoutATransaction() {
        TransactionSynchronizationManager.clear();

        assertThatIllegalStateException().isThrownBy(() -> AfterCommit.run(() -> {}));
    }

    private static void each(Consumer<TransactionSynchronization> call) {
        TransactionSynchronizationManager.getSynchronizations().forEach(call);
    }
}
