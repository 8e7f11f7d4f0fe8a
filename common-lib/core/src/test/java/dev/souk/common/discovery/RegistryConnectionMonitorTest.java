package dev.souk.common.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RegistryConnectionMonitorTest {

    private static final Instant START = Instant.parse("2026-11-30T10:00:00Z");

    private final Clock clock = mock(Clock.class);
    private RegistryConnectionMonitor monitor;

    @BeforeEach
    void start() {
        when(clock.instant()).thenReturn(START);
        monitor = new RegistryConnectionMonitor(clock);
    }

    @Test
    void anOutageIsLoggedAtItsBeginningAndAtItsEnd(CapturedOutput log) {
        monitor.warnIfLast(START);
        assertThat(log).contains("WARN").contains("The registry is unreachable");

        when(clock.instant()).thenReturn(START.plusSeconds(12));
        monitor.onHeartbeat();

        assertThat(log).contains("The registry is reachable again, after 12 s");
    }

    @Test
    void aRegistryThatIsReachableIsNotLogged(CapturedOutput log) {
        when(clock.instant()).thenReturn(START.plusSeconds(1));
        monitor.onHeartbeat();

        monitor.warnIfLast(START);

        assertThat(log).doesNotContain("The registry is");
    }
}
