package dev.souk.launcher.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.ServiceDefinition.PortRule.FixedPort;
import dev.souk.launcher.api.ServiceDefinition.PortRule.PreferredPort;
import dev.souk.launcher.api.ServiceDefinition.PortRule.RandomPort;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.ToolException;
import dev.souk.tools.port.FreePorts;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Ports ports = ports(Map.of());

    @Test
    void aTakenPortIsReportedWithTheVariableThatChangesIt() throws IOException {
        try (var taken = new ServerSocket(0)) {
            var rule = new FixedPort(taken.getLocalPort(), "PROXY_PORT");

            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> ports.choose(rule, "proxy"))
                    .withMessageContaining("Port " + taken.getLocalPort())
                    .withMessageContaining("proxy")
                    .withMessageContaining("PROXY_PORT");
        }
    }

    @Test
    void theVariableOverridesTheDefaultPort() {
        int wanted = ports.free();
        var rule = new FixedPort(1, "PROXY_PORT");

        Map<String, String> environment = Map.of("PROXY_PORT", Integer.toString(wanted));

        assertThat(ports(environment).choose(rule, "proxy")).isEqualTo(wanted);
    }

    @Test
    void aVariableThatIsNoPortIsRejected() {
        var rule = new FixedPort(1, "PROXY_PORT");

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> ports(Map.of("PROXY_PORT", "eighty")).choose(rule, "proxy"))
                .withMessageContaining("PROXY_PORT")
                .withMessageContaining("eighty");
    }

    @Test
    void aPreferredPortIsReplacedIfItIsTaken() throws IOException {
        try (var taken = new ServerSocket(0)) {
            var rule = new PreferredPort(taken.getLocalPort(), "STORE_PORT");

            assertThat(ports.choose(rule, "store")).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void aPreferredPortSetByVariableIsNotReplaced() throws IOException {
        try (var taken = new ServerSocket(0)) {
            var rule = new PreferredPort(1, "STORE_PORT");
            Map<String, String> environment = Map.of("STORE_PORT", Integer.toString(taken.getLocalPort()));

            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> ports(environment).choose(rule, "store"));
        }
    }

    /** As that of a launcher that was killed a moment ago. */
    @Test
    void aPortThatIsReleasedInTimeIsTaken() throws Exception {
        Ports waiting = ports(Map.of(), Duration.ofMinutes(1));
        FixedPort rule;
        FutureTask<Integer> choice;
        try (var taken = new ServerSocket(0)) {
            rule = new FixedPort(taken.getLocalPort(), "PROXY_PORT");
            choice = new FutureTask<>(() -> waiting.choose(rule, "proxy"));
            Thread choosing = Thread.ofPlatform().start(choice);
            await().until(() -> choosing.getState() == Thread.State.TIMED_WAITING);
        }

        assertThat(choice.get(10, TimeUnit.SECONDS)).isEqualTo(rule.port());
    }

    @Test
    void aFixedPortHasFiveSecondsToBeReleased() {
        assertThat(Ports.byRule(Map.of(), random).timeout()).isEqualTo(Await.atMost(Duration.ofSeconds(5)));
    }

    @Test
    void noPortIsChosenTwice() {
        assertThat(IntStream.range(0, 50)
                        .map(_ -> ports.choose(new RandomPort(), "service"))
                        .boxed())
                .doesNotHaveDuplicates();
    }

    /** Systems of tests start at the same time, in processes of their own. */
    @Test
    void aPortThatSomebodyElseChoseIsNotChosen() {
        assertThat(Ports.anyFree(new SplittableRandom(7)).free())
                .isNotEqualTo(Ports.anyFree(new SplittableRandom(7)).free());
    }

    @Test
    void anyFreePortsAvoidTheDefaultPorts() {
        assertThat(Ports.anyFree(random).choose(Topology.GATEWAY.port(), "gateway"))
                .isNotEqualTo(8080);
    }

    @Test
    void theGatewaysActuatorGetsAnotherPortIfItsUsualOneIsTaken() throws IOException {
        try (var taken = new ServerSocket(ports.choose(Topology.GATEWAY_MANAGEMENT, "actuator"))) {
            assertThat(ports(Map.of()).choose(Topology.GATEWAY_MANAGEMENT, "actuator"))
                    .isNotEqualTo(taken.getLocalPort());
        }
    }

    private Ports ports(Map<String, String> environment) {
        return ports(environment, Duration.ZERO);
    }

    private Ports ports(Map<String, String> environment, Duration timeout) {
        return new Ports(environment, false, new FreePorts(random), Await.atMost(timeout));
    }
}
