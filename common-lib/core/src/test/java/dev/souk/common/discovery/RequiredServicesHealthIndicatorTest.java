package dev.souk.common.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;

class RequiredServicesHealthIndicatorTest {

    private final Registry registry = new Registry();
    private final RequiredServicesHealthIndicator services =
            new RequiredServicesHealthIndicator(registry, List.of("a", "b"));

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
