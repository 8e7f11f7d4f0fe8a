package dev.souk.common.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;

class RequiredServicesHealthIndicatorTest {

    private final Registry registry = new Registry();
    private final AtomicLong now = new AtomicLong();
    private final RequiredServicesHealthIndicator services =
            new RequiredServicesHealthIndicator(registry, "self", List.of("a", "b"), now::get);

    @Test
    void theHealthIsOutOfServiceWithoutAnInstanceOfEveryRequiredService() {
        registry.knows("a");

        assertThat(services.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(services.health().getDetails()).containsEntry("waiting_for", List.of("b"));
    }

    @Test
    void theHealthIsUpWithAnInstanceOfEveryRequiredService() {
        registry.knows("a", "b");

        assertThat(services.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void theHealthStaysUpIfAServiceBecomesUnavailableLater() {
        registry.knows("a", "b");
        services.health();
        registry.knows("a");

        assertThat(services.health().getStatus()).isEqualTo(Status.UP);
    }

    /** It serves what needs no other: a gateway would keep those from their callers that are there. */
    @Test
    void aServiceThatIsDownIsNotWaitedForLongerThanTwoMinutes() {
        registry.knows("a", "self");
        now.set(Duration.ofMinutes(2).toNanos());
        assertThat(services.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);

        now.addAndGet(1);

        assertThat(services.health().getStatus()).isEqualTo(Status.UP);
    }

    /** Its own settings may be wrong. */
    @Test
    void anInstanceThatTheRegistryDoesNotListWaitsForEver() {
        registry.knows("a");
        now.set(Duration.ofDays(1).toNanos());

        assertThat(services.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    private static final class Registry implements RegisteredInstances {

        private final Set<String> known = new HashSet<>();

        void knows(String... services) {
            known.clear();
            known.addAll(Arrays.asList(services));
        }

        @Override
        public List<ServiceInstance> of(String serviceId) {
            return known.contains(serviceId)
                    ? List.of(new DefaultServiceInstance(serviceId, serviceId, "localhost", 1, false))
                    : List.of();
        }
    }
}
