package dev.souk.system.bench.measured;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OtherProgramsTest {

    @Test
    void aProcessorIsBusyUnlessItIsIdleOrWaits() {
        assertThat(OtherPrograms.busy("cpu  100 20 30 9000 500 1 2 7 0 0")).isEqualTo(Duration.ofMillis(1_600));
    }

    @Test
    void whereNothingIsKnownNothingIsBusy() {
        assertThat(OtherPrograms.busy("")).isZero();
    }
}
