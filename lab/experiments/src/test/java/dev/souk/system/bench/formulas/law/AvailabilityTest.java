package dev.souk.system.bench.formulas.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AvailabilityTest {

    @Test
    void aChainIsAvailableLessThanEachOfItsParts() {
        assertThat(Availability.ofChain(0.99, 0.98, 0.95)).isCloseTo(0.92169, within(1e-9));
    }

    @Test
    void twoReplicasAreDownOnlyIfBothAre() {
        assertThat(Availability.ofReplicas(0.9, 0.8)).isCloseTo(0.98, within(1e-9));
    }

    @Test
    void onePartIsItsOwnChainAndItsOwnReplica() {
        assertThat(Availability.ofChain(0.9)).isEqualTo(0.9);
        assertThat(Availability.ofReplicas(0.9)).isCloseTo(0.9, within(1e-9));
    }
}
