package dev.souk.common.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.discovery.composite.CompositeDiscoveryClient;

/** Without a registry only Kubernetes tells callers that an instance leaves, and not those with open connections. */
class ConnectionDrainingTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(DiscoveryClient.class, () -> new CompositeDiscoveryClient(List.of()))
            .withConfiguration(AutoConfigurations.of(DiscoveryAutoConfiguration.class));

    @Test
    void aPodServesItsOpenConnectionsBeforeTheWebServerStops() {
        service.withPropertyValues("spring.main.cloud-platform=kubernetes")
                .run(context -> assertThat(context).hasSingleBean(GracefulDeregistration.class));
    }

    @Test
    void elsewhereAnInstanceWithoutARegistryStopsAtOnce() {
        service.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(GracefulDeregistration.class));
    }
}
