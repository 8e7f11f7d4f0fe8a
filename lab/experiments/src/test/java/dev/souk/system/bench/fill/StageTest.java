package dev.souk.system.bench.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.bench.fill.Stage.Chunk;
import org.junit.jupiter.api.Test;

class StageTest {

    @Test
    void eachOrderIsInOneChunkOfTenThousandAtMost() {
        assertThat(new Stage(1_001, 25_000, 11).chunks())
                .containsExactly(new Chunk(1_001, 11_000), new Chunk(11_001, 21_000), new Chunk(21_001, 25_000));
    }

    @Test
    void aCustomerHasAboutAHundredOrders() {
        var stage = new Stage(1_001, 100_000, 11);

        assertThat(stage.users()).isEqualTo(990);
        assertThat(stage.lastUser()).isEqualTo(1_000);
    }

    @Test
    void fewOrdersHaveACustomerToo() {
        assertThat(new Stage(1, 30, 1).lastUser()).isEqualTo(1);
    }
}
