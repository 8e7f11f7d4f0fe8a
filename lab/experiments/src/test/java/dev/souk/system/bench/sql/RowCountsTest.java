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
}
