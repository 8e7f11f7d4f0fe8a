package dev.souk.order.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.order.testing.OrderServiceApplicationTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@OrderServiceApplicationTest
class CancellableOrderRepositoryIT {

    private final CancellableOrderRepository orders;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    CancellableOrderRepositoryIT(
            CancellableOrderRepository orders, JdbcClient jdbc, TransactionOperations transaction) {
        this.orders = orders;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** As many as there are after an hour without Kafka. */
    @Test
    void ordersThatWaitForTheReplyToTheirCancellationAreNotReadBySweeps() {
        List<String> plan = transaction.execute(status -> {
            status.setRollbackOnly();
            insertOverdue(5_000);
            jdbc.sql("update orders set status = 'CANCELLING', reason = 'timed-out', version = 2"
                            + " where status = 'PLACED' and deadline = now() - interval '1 hour'")
                    .update();
            // Without the statistics of autovacuum it would take an index with more in it, and sort.
            jdbc.sql("set local enable_sort = off").update();
            jdbc.sql("set local enable_incremental_sort = off").update();
            return jdbc.sql("explain " + CancellableOrderRepository.PAGE)
                    .param("deadline", OverdueOrder.BEFORE_ALL.deadline())
                    .param("id", OverdueOrder.BEFORE_ALL.id())
                    .param("limit", 100)
                    .query(String.class)
                    .list();
        });

        assertThat(plan).anyMatch(line -> line.contains("orders_overdue")).noneMatch(line -> line.contains("Sort"));
    }

    @Test
    void aPageBeginsAfterTheLastOrderOfTheOneBefore() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            insertOverdue(2);
            OverdueOrder first = orders.findOverdue(OverdueOrder.BEFORE_ALL, 1).getFirst();
            assertThat(orders.findOverdue(first, 1)).hasSize(1).doesNotContain(first);
        });
    }

    private void insertOverdue(int count) {
        jdbc.sql("insert into orders (id, user_id, cart_version, total_cents, status, version, deadline)"
                        + " select gen_random_uuid(), gen_random_uuid(), 1, 1, 'PLACED', 1,"
                        + " now() - interval '1 hour' from generate_series(1, :count)")
                .param("count", count)
                .update();
    }
}
