package dev.souk.system.bench.formulas.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AmdahlsLawTest {

    @Test
    void theSerialFractionOfTwoInstancesPredictsFour() {
        AmdahlsLaw law = AmdahlsLaw.fitted(2, 1.6);

        assertThat(law.serialFraction()).isCloseTo(0.25, within(1e-9));
        assertThat(law.speedUp(4)).isCloseTo(2.2857, within(1e-4));
    }

    @Test
    void aFittedLawHasTheSpeedUpThatItWasFittedTo() {
        assertThat(AmdahlsLaw.fitted(4, 3.1).speedUp(4)).isCloseTo(3.1, within(1e-9));
    }

    @Test
    void withoutASerialPartTheSpeedUpIsTheNumberOfInstances() {
        assertThat(AmdahlsLaw.fitted(2, 2).speedUp(4)).isEqualTo(4);
    }

    @Test
    void whereASecondInstanceIsAHindranceTheSerialFractionIsMoreThanOne() {
        assertThat(AmdahlsLaw.fitted(2, 0.8).serialFraction()).isCloseTo(1.5, within(1e-9));
    }
}
