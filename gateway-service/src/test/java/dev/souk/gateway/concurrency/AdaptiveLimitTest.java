package dev.souk.gateway.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.concurrency.ConcurrencyProperties.Services;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two processors and 20 ms of CPU for a request: a hundred requests a second are the most that the service can do. */
class AdaptiveLimitTest {

    private static final int CAPACITY = 100;
    private static final Services SETTINGS = new Services(16, 64, 0, Duration.ofMillis(250));

    private final SimulatedService service = new SimulatedService(2, 20, 0);
    private final AdaptiveLimit limit = new AdaptiveLimit(SETTINGS, service::nanoTime);

    @ParameterizedTest
    @ValueSource(ints = {3, 10})
    void whateverIsAskedForTheServiceDoesWhatItCanInATimeThatIsTolerated(int multiple) {
        service.run(limit, multiple * CAPACITY, 10);

        service.run(limit, multiple * CAPACITY, 20);

        assertThat(service.done()).isGreaterThan(95 * 20);
        assertThat(service.meanMillis()).isBetween(150.0, 300.0);
    }

    @Test
    void aConstantLimitHasTheSameThroughputAndAnyLatency() {
        var constant = new AdaptiveLimit(new Services(64, 64, 0, Duration.ofMillis(250)), service::nanoTime);
        service.run(constant, 10 * CAPACITY, 10);

        service.run(constant, 10 * CAPACITY, 20);

        assertThat(service.done()).isGreaterThan(95 * 20);
        assertThat(service.meanMillis()).isGreaterThan(600);
    }

    @Test
    void belowTheCapacityNothingIsRejected() {
        service.run(limit, 0.7 * CAPACITY, 60);

        assertThat(service.arrived()).isEqualTo(70 * 60);
        assertThat(service.rejected()).isZero();
    }

    @Test
    void afterAnOverloadNothingIsRejectedAnyMore() {
        service.run(limit, 10 * CAPACITY, 60);
        assertThat(limit.current()).isLessThan(SETTINGS.max() / 2);
        service.run(limit, 0.7 * CAPACITY, 1);

        service.run(limit, 0.7 * CAPACITY, 30);

        assertThat(service.rejected()).isZero();
    }

    /** 48 requests at once, which wait for another service and share nothing. */
    @Test
    void aServiceThatIsSlowByItselfGetsWhatIsAskedForAfterAWhile() {
        var slow = new SimulatedService(2, 1, 600);
        var adapting = new AdaptiveLimit(SETTINGS, slow::nanoTime);
        slow.run(adapting, 80, 15);

        slow.run(adapting, 80, 60);

        assertThat(slow.rejected()).isZero();
        assertThat(slow.meanMillis()).isBetween(590.0, 610.0);
    }

    @Test
    void anErrorSaysNothingAboutTheLatency() {
        for (int request = 0; request < 1_000; request++) {
            assertThat(limit.tryAcquire("client")).isTrue();
            limit.release(service.nanoTime() - Duration.ofSeconds(5).toNanos(), false);
        }

        assertThat(limit.current()).isEqualTo(SETTINGS.max());
    }

    @Test
    void whatIsBeyondTheLimitIsRejectedUntilAPermitIsGivenBack() {
        for (int request = 0; request < SETTINGS.max(); request++) {
            assertThat(limit.tryAcquire("client")).isTrue();
        }
        assertThat(limit.tryAcquire("client")).isFalse();

        limit.release(service.nanoTime(), true);

        assertThat(limit.tryAcquire("client")).isTrue();
        assertThat(limit.tryAcquire("client")).isFalse();
    }

    /** One client sends a request each 200 ms; five others together ten times what the service can do. */
    @Test
    void whoAsksForLittleIsServedWhileOthersAskForMoreThanThereIs() {
        var fair = new AdaptiveLimit(new Services(16, 64, 8, Duration.ofMillis(250)), service::nanoTime);

        service.run(fair, 10 * CAPACITY, 20, 200);
        assertThat(service.rejectedOfModest()).isZero();
        assertThat(service.arrivedOfModest()).isEqualTo(100);

        var unfair = new SimulatedService(2, 20, 0);
        unfair.run(new AdaptiveLimit(SETTINGS, unfair::nanoTime), 10 * CAPACITY, 20, 200);
        assertThat(unfair.rejectedOfModest()).isGreaterThan(50);
    }

    @Test
    void theReservedPlacesAreNotForAClientWhoAsksForMoreThanOthers() {
        var fair = new AdaptiveLimit(new Services(4, 4, 2, Duration.ofMillis(250)), service::nanoTime);
        for (int request = 0; request < 4; request++) {
            assertThat(fair.tryAcquire("greedy")).isTrue();
        }

        for (int request = 0; request < 8; request++) {
            assertThat(fair.tryAcquire("greedy")).isFalse();
        }
        assertThat(fair.tryAcquire("modest")).isTrue();
        assertThat(fair.tryAcquire("another")).isTrue();
        assertThat(fair.tryAcquire("third")).isFalse();
    }
}
