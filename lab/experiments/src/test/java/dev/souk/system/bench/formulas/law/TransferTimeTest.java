package dev.souk.system.bench.formulas.law;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransferTimeTest {

    private final TransferTime law = new TransferTime(10, 250_000);

    @Test
    void anExchangeTakesARoundTripAndTheTimeOfItsBytes() {
        assertThat(law.millis(500, 24_500)).isEqualTo(20 + 100);
    }

    @Test
    void aFewConnectionsGetWhatTheyAskFor() {
        assertThat(law.goodput(1, 20_000, 100)).isEqualTo(200_000);
    }

    @Test
    void manyConnectionsGetNoMoreThanTheRate() {
        assertThat(law.goodput(8, 20_000, 100)).isEqualTo(250_000);
    }
}
