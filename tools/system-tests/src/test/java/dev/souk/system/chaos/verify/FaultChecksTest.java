package dev.souk.system.chaos.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.chaos.fault.Fault;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.fault.Kill;
import dev.souk.system.chaos.fault.Rewind;
import dev.souk.system.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultChecksTest {

    private static final Fault SERVICE = new Kill("cart-service#1");
    private static final Fault BROKER = new Kill("kafka");
    private static final Fault REWIND = new Rewind("cart-service");

    @Test
    void faultsThatAreInjectedAndHealedHold() {
        assertThat(broken(2, injected(SERVICE), injected(REWIND))).isEmpty();
    }

    @Test
    void aPlannedFaultThatWasNotInjectedIsAViolation() {
        assertThat(broken(3, injected(SERVICE), injected(REWIND))).containsExactly("run");
    }

    @Test
    void aFaultThatFailedIsAViolation() {
        assertThat(broken(2, injected(SERVICE), failed(REWIND, 40_000))).containsExactly("run");
    }

    @Test
    void aFaultWhoseServerIsUnavailableMayFail() {
        assertThat(broken(2, injected(BROKER), failed(REWIND, 2_000))).isEmpty();
    }

    @Test
    void aFaultWhoseServerIsAvailableAgainMustNotFail() {
        assertThat(broken(2, injected(BROKER), failed(REWIND, 40_000))).containsExactly("run");
    }

    @Test
    void aProcessThatNeedsASecondStartIsAViolation() {
        assertThat(broken(1, new Incident(SERVICE, 1_000, 3_000, null, List.of("ended"), true)))
                .containsExactly("I15");
    }

    @Test
    void aFaultThatIsNeverHealedIsAViolation() {
        assertThat(broken(1, new Incident(SERVICE, 1_000, 3_000, null, List.of("not ready"), false)))
                .containsExactly("I15");
    }

    private static List<String> broken(int planned, Incident... incidents) {
        return new FaultChecks(planned, List.of(incidents))
                .verdicts().stream()
                        .filter(verdict -> !verdict.holds())
                        .map(Verdict::invariant)
                        .toList();
    }

    private static Incident injected(Fault fault) {
        return new Incident(fault, 1_000, 3_000, null, List.of(), true);
    }

    private static Incident failed(Fault fault, long from) {
        return new Incident(fault, from, from + 1_000, "no answer", List.of(), true);
    }
}
