package dev.souk.system.bench.formulas.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.bench.formulas.law.TransferTime;
import org.junit.jupiter.api.Test;

class LinkDirectionTest {

    private static final long MILLISECOND = 1_000_000;

    private final LinkDirection direction = new LinkDirection(new TransferTime(10, 1_000_000));
    private final long now = System.nanoTime() + MILLISECOND;

    @Test
    void aPieceArrivesAfterTheTimeOfItsBytesAndTheLatency() {
        assertThat(direction.arrival(5_000, now)).isEqualTo(now + 15 * MILLISECOND);
    }

    @Test
    void aSecondPieceWaitsUntilTheFirstIsSentAndNotUntilItHasArrived() {
        direction.arrival(5_000, now);

        assertThat(direction.arrival(1_000, now)).isEqualTo(now + 16 * MILLISECOND);
        assertThat(direction.bytes()).isEqualTo(6_000);
    }
}
