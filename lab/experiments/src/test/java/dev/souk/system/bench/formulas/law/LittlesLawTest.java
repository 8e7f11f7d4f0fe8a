package dev.souk.system.bench.formulas.law;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LittlesLawTest {

    @Test
    void twoHundredRequestsASecondOfTwentyMillisecondsAreFourAtOnce() {
        assertThat(LittlesLaw.number(200, 0.020)).isEqualTo(4);
    }
}
