package dev.souk.common.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.netflix.appinfo.ApplicationInfoManager;
import com.netflix.appinfo.InstanceInfo;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;

/** A service as it is started by hand: on a random port, without the variables that the launcher sets. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        classes = RegisteringService.class,
        properties = {RegisteringService.CONFIGURATION, RegisteringService.NAME, RegisteringService.REGISTRY})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RegisteredPortTest {

    private final InstanceInfo registered;

    @LocalServerPort
    private int port;

    RegisteredPortTest(ApplicationInfoManager registration) {
        registered = registration.getInfo();
    }

    @Test
    void theRandomPortOfTheWebServerIsRegistered() {
        assertThat(registered.getPort()).isEqualTo(port).isPositive();
        assertThat(registered.getStatus()).isEqualTo(InstanceInfo.InstanceStatus.UP);
    }

    @Test
    void theRegisteredUrlsHaveThePort() {
        assertThat(registered.getHomePageUrl()).contains(":" + port + "/");
        assertThat(registered.getStatusPageUrl()).contains(":" + port + "/");
        assertThat(registered.getHealthCheckUrl()).contains(":" + port + "/");
    }
}
