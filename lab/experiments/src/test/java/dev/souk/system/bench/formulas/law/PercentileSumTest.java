package dev.souk.system.bench.formulas.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PercentileSumTest {

    @Test
    void percentilesOfPartsThatAreSlowAtOnceAddUp() {
        assertThat(PercentileSum.of(List.of(List.of(1.0, 2.0), List.of(10.0, 20.0)), 99))
                .isEqualTo(30);
    }

    @Test
    void percentilesOfPartsThatAreSlowInTurnAddUpToMoreThanAnyWhole() {
        List<List<Double>> wholes = List.of(List.of(1.0, 20.0), List.of(10.0, 2.0));

        assertThat(PercentileSum.of(wholes, 99)).isEqualTo(30);
        assertThat(PercentileSum.ofSums(wholes, 99)).isEqualTo(21);
    }

    @Test
    void theMedianOfAnEvenNumberIsTheLowerOne() {
        assertThat(PercentileSum.of(List.of(List.of(1.0), List.of(4.0)), 50)).isEqualTo(1);
    }
}
