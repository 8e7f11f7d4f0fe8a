package dev.souk.launcher.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.tools.process.ProcessStatus.State;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private final Lifecycle lifecycle = new Lifecycle("cart-service#1");

    @Test
    void aRestartThatWasPlannedBeginsOnce() {
        planRestart();

        assertThat(lifecycle.restarting()).isTrue();
        assertThat(lifecycle.state()).isEqualTo(State.STARTING);
        assertThat(lifecycle.restarting()).isFalse();
    }

    @Test
    void aStopCancelsARestartThatHasNotBegun() {
        planRestart();

        lifecycle.requestStop();

        assertThat(lifecycle.restarting()).isFalse();
        assertThat(lifecycle.state()).isEqualTo(State.DOWN);
    }

    private void planRestart() {
        lifecycle.starting();
        lifecycle.failed();
        assertThat(lifecycle.planRestart()).isTrue();
    }
}
