package dev.souk.common.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.netflix.appinfo.ApplicationInfoManager;
import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import dev.souk.testing.infrastructure.UnusedPorts;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;

/** A service with a given port, as the launcher starts it: its port is known long before it is open. */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        classes = {RegisteringService.class, RegistrationTimeTest.Observed.class},
        properties = {RegisteringService.CONFIGURATION, RegisteringService.NAME, RegisteringService.REGISTRY})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RegistrationTimeTest {

    private static final int PORT = UnusedPorts.next();

    private final InstanceInfo registered;
    private final BeforeTheWebServer before;

    RegistrationTimeTest(ApplicationInfoManager registration, BeforeTheWebServer before) {
        this.registered = registration.getInfo();
        this.before = before;
    }

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry properties) {
        properties.add("server.port", () -> PORT);
    }

    @Test
    void anInstanceIsUpInTheRegistryOnlyWhenItsWebServerListens() {
        assertThat(before.status).hasValue(InstanceStatus.STARTING);

        assertThat(registered.getStatus()).isEqualTo(InstanceStatus.UP);
        assertThat(registered.getPort()).isEqualTo(PORT);
    }

    /** Looks at the registration in the phase before the one in which the web server opens its port. */
    static final class BeforeTheWebServer implements SmartLifecycle {

        private static final int WEB_SERVER = SmartLifecycle.DEFAULT_PHASE - 2048;

        private final AtomicReference<InstanceStatus> status = new AtomicReference<>();
        private final ApplicationInfoManager registration;

        BeforeTheWebServer(ApplicationInfoManager registration) {
            this.registration = registration;
        }

        @Override
        public void start() {
            status.set(registration.getInfo().getStatus());
        }

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return status.get() != null;
        }

        @Override
        public int getPhase() {
            return WEB_SERVER - 1;
        }
    }

    @TestConfiguration
    static class Observed {

        @Bean
        BeforeTheWebServer beforeTheWebServer(ApplicationInfoManager registration) {
            return new BeforeTheWebServer(registration);
        }
    }
}
