package dev.souk.system.bench.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScalingPlanTest {

    @Test
    void theLastSizeIsWhatWasAskedFor() {
        assertThat(full(1_000_000, 4).orders()).containsExactly(1_000L, 100_000L, 1_000_000L);
        assertThat(full(10_000, 4).orders()).containsExactly(1_000L, 10_000L);
        assertThat(full(1_000, 4).orders()).containsExactly(1_000L);
    }

    @Test
    void instancesAreAnOptionOfUp() {
        assertThat(full(1_000, 4).options(2))
                .containsExactly("--instances", "user-service=2,cart-service=2,order-service=2");
    }

    @Test
    void withOneInstanceAtMostThereIsNothingToCompareItWith() {
        assertThat(full(1_000, 4).instances()).containsExactly(2, 4);
        assertThat(full(1_000, 3).instances()).containsExactly(2);
        assertThat(full(1_000, 1).instances()).isEmpty();
    }

    private static ScalingPlan full(long orders, int instances) {
        return ScalingPlan.full(orders, instances);
    }
}
