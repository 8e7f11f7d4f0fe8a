package dev.souk.launcher.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.launcher.api.ServiceDefinition.PortRule.FixedPort;
import dev.souk.launcher.api.ServiceDefinition.PortRule.PreferredPort;
import dev.souk.launcher.api.ServiceDefinition.PortRule.RandomPort;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.ToolException;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Ports ports = Ports.byRule(Map.of(), random);

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

        assertThat(Ports.byRule(environment, random).choose(rule, "proxy")).isEqualTo(wanted);
    }

    @Test
    void aVariableThatIsNoPortIsRejected() {
        var rule = new FixedPort(1, "PROXY_PORT");

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() ->
                        Ports.byRule(Map.of("PROXY_PORT", "eighty"), random).choose(rule, "proxy"))
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
                    .isThrownBy(() -> Ports.byRule(environment, random).choose(rule, "store"));
        }
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
            assertThat(Ports.byRule(Map.of(), random).choose(Topology.GATEWAY_MANAGEMENT, "actuator"))
                    .isNotEqualTo(taken.getLocalPort());
        }
    }
}
