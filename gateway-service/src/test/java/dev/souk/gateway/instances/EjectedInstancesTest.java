package dev.souk.gateway.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;

class EjectedInstancesTest {

    private static final ServiceInstance FIRST = instance(1);
    private static final ServiceInstance SECOND = instance(2);

    private final AtomicLong nanos = new AtomicLong();
    private final EjectedInstances ejected = new EjectedInstances(Duration.ofSeconds(5), nanos::get);

    @Test
    void anEjectedInstanceIsFilteredOut() {
        ejected.eject(FIRST);

        assertThat(ejected.filter(List.of(FIRST, SECOND))).containsExactly(SECOND);
    }

    @Test
    void ejectedInstancesAreKeptWhenNoOtherIsAvailable() {
        ejected.eject(FIRST);

        assertThat(ejected.filter(List.of(FIRST))).containsExactly(FIRST);
    }

    @Test
    void anEjectedInstanceReturnsWhenItsEjectionExpires() {
        ejected.eject(FIRST);
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());

        assertThat(ejected.filter(List.of(FIRST, SECOND))).containsExactly(FIRST, SECOND);
    }

    private static ServiceInstance instance(int port) {
        return new DefaultServiceInstance("id-" + port, "order-service", "localhost", port, false);
    }
}
