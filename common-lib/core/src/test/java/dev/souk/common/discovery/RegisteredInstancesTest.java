package dev.souk.common.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.mock.env.MockEnvironment;

class RegisteredInstancesTest {

    private static final String SERVICE = "user-service";

    private final List<ServiceInstance> listed = new ArrayList<>();
    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void anInstanceWithoutTlsDoesNotExistWithTheProfileTls() {
        environment.setActiveProfiles("tls");
        listed.add(instance("plain", false));
        assertThat(instances().of(SERVICE)).isEmpty();

        listed.add(instance("secure", true));

        assertThat(instances().of(SERVICE))
                .extracting(ServiceInstance::getInstanceId)
                .containsExactly("secure");
    }

    @Test
    void withoutTheProfileEachInstanceExists() {
        listed.add(instance("plain", false));
        listed.add(instance("secure", true));

        assertThat(instances().of(SERVICE)).hasSize(2);
    }

    private static ServiceInstance instance(String id, boolean secure) {
        return new DefaultServiceInstance(id, SERVICE, "h", 1, secure);
    }

    private RegisteredInstances instances() {
        return RegisteredInstances.of(new Registry(listed), environment);
    }

    private record Registry(List<ServiceInstance> listed) implements DiscoveryClient {

        @Override
        public String description() {
            return "a list";
        }

        @Override
        public List<ServiceInstance> getInstances(String service) {
            return listed;
        }

        @Override
        public List<String> getServices() {
            return List.of(SERVICE);
        }
    }
}
