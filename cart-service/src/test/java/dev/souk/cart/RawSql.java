package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Statements that no code of the service executes: they test the constraints of the database. */
@Component
@Lazy
class RawSql {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    RawSql(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    static String reservation(UUID order, String state) {
        return "insert into reservation (order_id, state, cart_version, event_sequence) values ('%s', '%s', %s, 1)"
                .formatted(order, state, state.equals("RELEASED") ? null : 1);
    }

    static String posting(UUID item, UUID order, String kind, int onHand, int reserved, int sold) {
        return "insert into stock_posting (item_id, kind, order_id, external, on_hand, reserved, sold)"
                + " values ('%s', '%s', '%s', 0, %d, %d, %d)".formatted(item, kind, order, onHand, reserved, sold);
    }

    /** Runs all of them in one transaction. */
    void commit(String... statements) {
        transaction.executeWithoutResult(status -> run(List.of(statements)));
    }

    /** The last statement is rejected at once, not only at the commit. */
    void assertRejectedAtOnce(String why, String... statements) {
        List<String> all = List.of(statements);
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            run(all.subList(0, all.size() - 1));
            assertThatThrownBy(() -> run(List.of(all.getLast())))
                    .as(why)
                    .isInstanceOf(DataIntegrityViolationException.class);
        });
    }

    /** The transaction is rejected at the commit or before, for that reason. */
    void assertCommitRejected(String reason, String... statements) {
        assertThatThrownBy(() -> commit(statements))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(reason);
    }

    private void run(List<String> statements) {
        statements.forEach(sql -> jdbc.sql(sql).update());
    }
}
