package dev.souk.system.bench.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CpuCostsTest {

    @Test
    void theCpuTimeIsDividedByTheCalls() {
        assertThat(CpuCosts.micros(Duration.ofMillis(30), 60)).isEqualTo(500);
    }

    @Test
    void nothingCostsNothing() {
        assertThat(CpuCosts.micros(Duration.ofMillis(30), 0)).isZero();
    }
}
