package dev.souk.system.bench.formulas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutagesTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void eachInstanceIsDownForOneOfNSlotsAndBothAtOnceForOneOfNTimesN(int n) {
        assertThat(slots(n).filter(slot -> Outages.isFirstDown(slot, n))).hasSize(n);
        assertThat(slots(n).filter(slot -> Outages.isSecondDown(slot, n))).hasSize(n);
        assertThat(slots(n).filter(slot -> Outages.isFirstDown(slot, n) && Outages.isSecondDown(slot, n)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void bothAreUpBeforeTheFirstSlotAndInTheLast(int n) {
        assertThat(IntStream.of(-1, n * n - 1)
                        .filter(slot -> Outages.isFirstDown(slot, n) || Outages.isSecondDown(slot, n)))
                .isEmpty();
    }

    private static IntStream slots(int n) {
        return IntStream.range(0, n * n);
    }
}
