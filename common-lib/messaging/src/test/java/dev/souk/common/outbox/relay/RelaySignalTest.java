package dev.souk.common.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.outbox.Shards;
import dev.souk.common.outbox.publisher.OutboxRow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RelaySignalTest {

    private final RelaySignal signal = new RelaySignal();

    @Test
    void rowsAreTakenOnceInTheirOrder() {
        OutboxRow first = row("1");
        OutboxRow second = row("2");
        signal.committed(first);
        signal.committed(second);

        RelaySignal.Changes changes = signal.take();
        assertThat(changes.rows()).containsExactly(first, second);
        assertThat(changes.shards()).isEqualTo(bit(first) | bit(second));
        assertThat(changes.hasUnseenRows()).isFalse();
        assertThat(signal.take()).isEqualTo(new RelaySignal.Changes(List.of(), 0, false));
    }

    @Test
    void theNumberOfRowsIsLimited() {
        commit(600, "{}");

        assertThat(signal.take()).matches(changes -> changes.rows().size() == 500 && changes.hasUnseenRows());
        commit(1, "{}");
        assertThat(signal.take()).matches(changes -> changes.rows().size() == 1 && !changes.hasUnseenRows());
    }

    @Test
    void theSizeOfTheirPayloadsIsLimited() {
        String large = "x".repeat(1 << 18);
        commit(6, large);

        assertThat(signal.take()).matches(changes -> changes.rows().size() == 4 && changes.hasUnseenRows());
        commit(1, large);
        assertThat(signal.take()).matches(changes -> changes.rows().size() == 1 && !changes.hasUnseenRows());
    }

    private void commit(int rows, String payload) {
        for (int i = 0; i < rows; i++) {
            signal.committed(row(payload));
        }
    }

    private static int bit(OutboxRow row) {
        return 1 << Shards.of(row.aggregateId());
    }

    private static OutboxRow row(String payload) {
        return new OutboxRow(UUID.randomUUID(), "topic", UUID.randomUUID(), 1, "type", payload, null, Instant.EPOCH);
    }
}
