package dev.souk.system.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BaselineMeasurementsTest {

    private final BaselineMeasurements measured = new BaselineMeasurements(_ -> {});

    @Test
    void ordersThatLeaveTheSameRowsCanBeCompared() {
        measured.rowsOfAnOrder(Map.of("orders", 1.0, "order_line", 1.0), Map.of("order_line", 1.0, "orders", 1.0));

        assertThat(measured.errors()).isEmpty();
        assertThat(measured.rows()).containsEntry("orders", 1.0);
    }

    @Test
    void aTableWithoutTheRowsOfAnOrderIsAnError() {
        measured.rowsOfAnOrder(Map.of("orders", 1.0, "inbox", 2.0), Map.of("orders", 1.0));

        assertThat(measured.errors()).containsOnlyKeys("rows of an order in inbox: 0.00 by SQL, not 2.00");
    }

    @Test
    void rowsThatAnOrderDoesNotLeaveAreAnError() {
        measured.rowsOfAnOrder(Map.of("orders", 1.0), Map.of("orders", 1.0, "outbox", 5.0));

        assertThat(measured.errors()).containsOnlyKeys("rows of an order in outbox: 5.00 by SQL, not 0.00");
    }
}
