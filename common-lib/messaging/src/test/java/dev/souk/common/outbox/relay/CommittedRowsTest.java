package dev.souk.common.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.outbox.publisher.OutboxRow;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommittedRowsTest {

    private final CommittedRows rows = new CommittedRows();

    @Test
    void rowsAreDrainedOnceInTheirOrder() {
        OutboxRow first = row("1");
        OutboxRow second = row("2");
        rows.offer(first);
        rows.offer(second);

        assertThat(rows.drain()).containsExactly(first, second);
        assertThat(rows.drain()).isEmpty();
    }

    @Test
    void theNumberOfRowsIsLimited() {
        assertThat(Stream.generate(() -> rows.offer(row("{}"))).limit(600).filter(accepted -> accepted))
                .hasSize(500);
        rows.drain();
        assertThat(rows.offer(row("{}"))).isTrue();
    }

    @Test
    void theSizeOfTheirPayloadsIsLimited() {
        String large = "x".repeat(1 << 18);

        assertThat(Stream.generate(() -> rows.offer(row(large))).limit(6).filter(accepted -> accepted))
                .hasSize(4);
        rows.drain();
        assertThat(rows.offer(row(large))).isTrue();
    }

    private static OutboxRow row(String payload) {
        return new OutboxRow(UUID.randomUUID(), "topic", UUID.randomUUID(), 1, "type", payload, null, Instant.EPOCH);
    }
}
