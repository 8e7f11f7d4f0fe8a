package dev.souk.system.bench.figure;

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
}
