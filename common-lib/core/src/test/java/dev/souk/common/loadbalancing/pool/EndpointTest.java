package dev.souk.common.loadbalancing.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointTest {

    private static final PoolSettings SETTINGS = PoolSettings.defaults(LoadBalancingStrategy.PEAK_EWMA);
    private static final double E = Math.E;

    private long now = -5; // as nanoTime, which may be negative
    private final Endpoint endpoint = new Endpoint(SETTINGS, now);

    @Test
    void aPeakReplacesTheAverageAtOnce() {
        answerAfter(10);
        answerAfter(900);

        assertThat(costMillis()).isEqualTo(900, within(0.01));
    }

    @Test
    void aLowerLatencyLowersTheAverageByTheTimeSinceTheLastOne() {
        answerAfter(1_000);
        pass(10_000 - 1);
        answerAfter(1);

        assertThat(costMillis()).isEqualTo(1_000 / E + 1 * (1 - 1 / E), within(0.1));
    }

    @Test
    void withoutCallsTheAverageDecaysSoThatASlowInstanceIsTriedAgain() {
        answerAfter(1_000);
        pass(20_000);

        assertThat(costMillis()).isEqualTo(1_000 / E / E, within(0.01));
    }

    @Test
    void eachCallInProgressCostsTheAverageAgain() {
        answerAfter(100);
        endpoint.beginCall();
        endpoint.beginCall();

        assertThat(costMillis()).isEqualTo(300, within(0.01));
    }

    @Test
    void aNewInstanceGetsNoSecondCallBeforeItsFirstAnswer() {
        assertThat(endpoint.cost(now)).isZero();

        endpoint.beginCall();

        assertThat(costMillis()).isGreaterThan(86_400_000.0);
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR", "REJECTED", "UNREACHABLE"})
    void aFailureIsNoFastAnswer(CallOutcome failure) {
        end(failure, 1);

        assertThat(costMillis()).isEqualTo(1_000, within(0.01));
        assertThat(endpoint.load(now)).isOne();
    }

    @Test
    void aFailureCountsAsACallInProgressUntilHalfOfItIsForgotten() {
        end(CallOutcome.ERROR, 1);
        pass(6_900);
        assertThat(endpoint.load(now)).isOne();

        pass(100);
        assertThat(endpoint.load(now)).isZero();
    }

    @Test
    void whoeverGivesUpEarlyDoesNotMakeAnInstanceLookFast() {
        answerAfter(500);
        end(CallOutcome.CANCELLED, 3);

        assertThat(costMillis()).isGreaterThan(499);
        assertThat(endpoint.load(now)).isZero();
    }

    @Test
    void whoeverGivesUpLateShowsThatAnInstanceIsSlow() {
        answerAfter(10);
        end(CallOutcome.CANCELLED, 800);

        assertThat(costMillis()).isEqualTo(800, within(0.01));
    }

    @Test
    void aSuccessEndsARowOfErrors() {
        end(CallOutcome.ERROR, 1);
        end(CallOutcome.UNREACHABLE, 1);
        assertThat(endpoint.consecutiveErrors()).isEqualTo(2);

        answerAfter(1);
        assertThat(endpoint.consecutiveErrors()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "200, SUCCESS",
        "404, SUCCESS",
        "429, SUCCESS",
        "500, ERROR",
        "502, ERROR",
        "503, REJECTED",
        "504, ERROR"
    })
    void aStatusFrom500OnIsAFailure(int status, CallOutcome outcome) {
        assertThat(CallOutcome.ofStatus(status)).isEqualTo(outcome);
    }

    private void answerAfter(long millis) {
        end(CallOutcome.SUCCESS, millis);
    }

    private void end(CallOutcome outcome, long millis) {
        endpoint.beginCall();
        pass(millis);
        endpoint.endCall(outcome, Duration.ofMillis(millis).toNanos(), now);
    }

    private void pass(long millis) {
        now += Duration.ofMillis(millis).toNanos();
    }

    private double costMillis() {
        return endpoint.cost(now) / 1e6;
    }
}
