package dev.souk.system.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatiosTest {

    @Test
    void aMachineThatBecomesSlowerDoesNotChangeTheRatio() {
        var a = new Series(List.of(10.0, 20.0, 40.0));
        var b = new Series(List.of(20.0, 40.0, 80.0));

        assertThat(Ratios.ofRounds(a, b)).contains(new Series(List.of(2.0, 2.0, 2.0)));
    }

    @Test
    void theValuesOfARoundArePaired() {
        var a = new Series(List.of(1.0, 2.0));
        var b = new Series(List.of(2.0, 1.0));

        assertThat(Ratios.ofRounds(a, b)).contains(new Series(List.of(2.0, 0.5)));
    }

    @Test
    void nothingIsDividedByZero() {
        assertThat(Ratios.ofRounds(new Series(List.of(1.0, 0.0)), new Series(List.of(1.0, 1.0))))
                .isEmpty();
    }

    @Test
    void aMissingRoundIsNotPassedOver() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ratios.ofRounds(new Series(List.of(1.0, 2.0)), new Series(List.of(1.0))))
                .withMessage("2 rounds of A and 1 of B");
    }
}
