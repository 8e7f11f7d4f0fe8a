package dev.souk.system.bench.formulas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LawTest {

    private static final Offset<Double> EXACTLY = within(1e-9);

    @Test
    void aHundredASecondThatStayFor20MsAreTwo() {
        assertThat(new LittlesLaw(100, 20).predicted()).isEqualTo(2);
    }

    @Test
    void aLatencyIsTheSumOfItsParts() {
        assertThat(new Latency(1, 2, 0.5, 4).predicted()).isEqualTo(7.5);
        assertThat(new Consistency(List.of(10.0, 20.0, 12.5)).predicted()).isEqualTo(42.5);
    }

    @Test
    void aRoundTripAndTheBytesAtTheRateComeBeforeEverythingElse() {
        assertThat(new Transfer(10, 250_000, 2_500, 5).predicted()).isEqualTo(20 + 10 + 5);
    }

    @Test
    void readersWaitForEachOthersBytesOnceTheyTakeLongerThanTheirOwnTransfer() {
        var law = new Transfer(10, 250_000, 2_500, 5);

        assertThat(law.shared(3)).isEqualTo(law.predicted());
        assertThat(law.shared(8)).isEqualTo(80);
    }

    @Test
    void withoutASerialPartFourInstancesAreFourTimesAsFast() {
        assertThat(new Amdahl(0, 4).predicted()).isEqualTo(4);
        assertThat(new Amdahl(1, 4).predicted()).isEqualTo(1);
    }

    @Test
    void theSerialPartThatIsFittedToTwoInstancesGivesTheirSpeedUp() {
        assertThat(Amdahl.fitted(1.6, 2).predicted()).isCloseTo(1.6, EXACTLY);
        assertThat(Amdahl.fitted(1.6, 4).predicted()).isCloseTo(2.285714285, within(1e-6));
    }

    @Test
    void aSecondInstanceThatMakesItSlowerHasASerialPartOfMoreThanOne() {
        assertThat(Amdahl.fitted(0.8, 4).serial()).isGreaterThan(1);
    }

    @Test
    void aChainIsAvailableLessAndReplicasMoreThanEachPart() {
        assertThat(new Availability(false, 0.9, 0.8).predicted()).isCloseTo(0.72, EXACTLY);
        assertThat(new Availability(true, 0.9, 0.8).predicted()).isCloseTo(0.98, EXACTLY);
    }
}
