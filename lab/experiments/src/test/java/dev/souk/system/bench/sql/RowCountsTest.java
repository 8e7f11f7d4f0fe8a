package dev.souk.system.bench.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RowCountsTest {

    @Test
    void newRowsAreDividedByTheOrders() {
        var before = new RowCounts(Map.of("orders", 10L, "inbox", 7L));
        var after = new RowCounts(Map.of("orders", 14L, "inbox", 15L));

        assertThat(after.perOrderSince(before, 4)).isEqualTo(Map.of("orders", 1.0, "inbox", 2.0));
    }

    @Test
    void tablesWithoutNewRowsAreLeftOut() {
        var before = new RowCounts(Map.of("orders", 10L, "item", 16L));
        var after = new RowCounts(Map.of("orders", 11L, "item", 16L));

        assertThat(after.perOrderSince(before, 1)).containsOnlyKeys("orders");
    }

    @Test
    void ordersThatLeaveTheSameRowsDoNotDiffer() {
        assertThat(RowCounts.differences(
                        Map.of("orders", 1.0, "order_line", 1.0), Map.of("order_line", 1.0, "orders", 1.0)))
                .isEmpty();
    }

    @Test
    void rowsThatAreMissingAndRowsThatAreTooManyAreDifferences() {
        assertThat(RowCounts.differences(Map.of("orders", 1.0, "inbox", 2.0), Map.of("orders", 1.0, "outbox", 5.0)))
                .map(Object::toString)
                .containsExactly("inbox: 0.00, not 2.00", "outbox: 5.00, not 0.00");
    }
}
