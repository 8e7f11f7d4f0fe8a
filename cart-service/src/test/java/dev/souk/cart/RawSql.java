package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Statements that no code of the service makes: what the database says to them is its own rule. */
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
        return "insert into reservation (order_id, state) values ('%s', '%s')".formatted(order, state);
    }

    static String posting(UUID item, UUID order, String kind, int onHand, int reserved, int sold) {
        return "insert into stock_posting (item_id, kind, order_id, external, on_hand, reserved, sold)"
                + " values ('%s', '%s', '%s', 0, %d, %d, %d)".formatted(item, kind, order, onHand, reserved, sold);
    }

    /** Runs all of them in one transaction. */
    void commit(String... statements) {
        transaction.executeWithoutResult(status -> run(List.of(statements)));
    }

    /** The last statement is refused by itself, not only when the transaction ends. */
    void assertRefusedAtOnce(String why, String... statements) {
        List<String> all = List.of(statements);
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            run(all.subList(0, all.size() - 1));
            assertThatThrownBy(() -> run(List.of(all.getLast())))
                    .as(why)
                    .isInstanceOf(DataIntegrityViolationException.class);
        });
    }

    /** Together they are refused when the transaction ends, at the latest, for that reason. */
    void assertCommitRefused(String reason, String... statements) {
        assertThatThrownBy(() -> commit(statements))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(reason);
    }

    private void run(List<String> statements) {
        statements.forEach(sql -> jdbc.sql(sql).update());
    }
}
