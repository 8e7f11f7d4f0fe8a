package dev.souk.system.bench.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScalingPlanTest {

    @Test
    void theLastSizeIsWhatWasAskedFor() {
        assertThat(ScalingPlan.full(5, 1_000_000, true).orders()).containsExactly(1_000L, 100_000L, 1_000_000L);
        assertThat(ScalingPlan.full(5, 10_000, true).orders()).containsExactly(1_000L, 10_000L);
        assertThat(ScalingPlan.full(5, 1_000, true).orders()).containsExactly(1_000L);
    }

    @Test
    void instancesAreAnOptionOfUp() {
        assertThat(ScalingPlan.full(5, 1_000, true).options(2))
                .containsExactly("--instances", "user-service=2,cart-service=2,order-service=2");
    }
}
