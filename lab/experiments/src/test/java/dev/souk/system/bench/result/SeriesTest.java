package dev.souk.system.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void theMedianIsTheMiddleWhateverTheOrder() {
        assertThat(new Series(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2);
        assertThat(new Series(List.of(9.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3);
    }

    @Test
    void theSpreadIsFromTheSmallestToTheLargest() {
        var series = new Series(List.of(3.0, 1.0, 2.0));

        assertThat(series.min()).isEqualTo(1);
        assertThat(series.max()).isEqualTo(3);
    }

    @Test
    void nothingAndWhatIsNoNumberAreNoSeries() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Series(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Series(List.of(1.0, Double.NaN)));
    }

    @Test
    void aMachineThatBecomesSlowerDoesNotChangeTheRatio() {
        var a = new Series(List.of(10.0, 20.0, 40.0));
        var b = new Series(List.of(20.0, 40.0, 80.0));

        assertThat(b.dividedBy(a)).contains(new Series(List.of(2.0, 2.0, 2.0)));
    }

    @Test
    void theValuesOfARoundArePaired() {
        var a = new Series(List.of(1.0, 2.0));
        var b = new Series(List.of(2.0, 1.0));

        assertThat(b.dividedBy(a)).contains(new Series(List.of(2.0, 0.5)));
    }

    @Test
    void nothingIsDividedByZero() {
        assertThat(new Series(List.of(1.0, 1.0)).dividedBy(new Series(List.of(1.0, 0.0))))
                .isEmpty();
    }

    @Test
    void aMissingRoundIsNotPassedOver() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Series(List.of(1.0)).dividedBy(new Series(List.of(1.0, 2.0))))
                .withMessage("1 rounds of one and 2 of the other");
    }
}
