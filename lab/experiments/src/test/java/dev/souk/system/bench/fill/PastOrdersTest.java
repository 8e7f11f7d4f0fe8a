package dev.souk.system.bench.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PastOrdersTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    /** Rows of the inbox are kept for fourteen days, longer than anything else that a past order has not. */
    @Test
    void theLastOrderIsOlderThanWhatIsDeletedLater() {
        var past = PastOrders.before(NOW, 1_000);

        Instant last = past.begin().plus(past.interval().multipliedBy(1_000));

        assertThat(last).isBefore(NOW.minus(Duration.ofDays(14)));
        assertThat(last).isAfter(NOW.minus(Duration.ofDays(16)));
    }

    @Test
    void ordersAreSpreadOverHalfAYear() {
        assertThat(PastOrders.before(NOW, 1_000_000).interval()).isEqualTo(Duration.ofMillis(15_552));
    }
}
