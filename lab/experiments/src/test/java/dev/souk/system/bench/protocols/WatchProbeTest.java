package dev.souk.system.bench.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.bench.protocols.client.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchProbeTest {

    private static final Change RESERVED = new Change(2, "STOCK_RESERVED");
    private static final Change CONFIRMED = new Change(3, "CONFIRMED");

    @Test
    void aStreamContinuesIfItHasWhatFollowsTheKnownPosition() {
        assertThat(WatchProbe.continues(1, List.of(RESERVED, CONFIRMED))).isTrue();
        assertThat(WatchProbe.continues(2, List.of(CONFIRMED))).isTrue();
    }

    @Test
    void aStreamWithAGapDoesNotContinue() {
        assertThat(WatchProbe.continues(1, List.of(CONFIRMED))).isFalse();
    }

    @Test
    void aStreamThatRepeatsDoesNotContinue() {
        assertThat(WatchProbe.continues(2, List.of(RESERVED, CONFIRMED))).isFalse();
    }

    @Test
    void aStreamThatEndsTooEarlyDoesNotContinue() {
        assertThat(WatchProbe.continues(1, List.of(RESERVED))).isFalse();
        assertThat(WatchProbe.continues(1, List.of())).isFalse();
    }
}
