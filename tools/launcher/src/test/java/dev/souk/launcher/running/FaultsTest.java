package dev.souk.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.supervision.ManagedProcess;
import dev.souk.launcher.supervision.ProcessGroup;
import dev.souk.launcher.supervision.Server;
import dev.souk.launcher.supervision.Servers;
import dev.souk.launcher.supervision.SingleServer;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.topology.Proxies;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.ProcessStatus;
import dev.souk.tools.process.ProcessStatus.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class FaultsTest {

    private final Path folder;
    private final StateFolder state;
    private final ProcessGroup processes;

    FaultsTest(@TempDir Path temporary) {
        folder = temporary;
        state = new StateFolder(temporary.resolve(".souk"));
        Servers servers = SingleServer.of(new Sleepers(), state);
        Deployment deployment = Deployment.of(Map.of(), Ports.anyFree(RandomGenerator.getDefault()), false);
        processes = new ProcessGroup(
                deployment.instances().stream()
                        .map(instance -> new ManagedProcess(instance, servers, _ -> {}, null))
                        .toList(),
                false);
        processes.start();
    }

    @AfterEach
    void end() {
        processes.shutDown();
    }

    @Test
    void aServiceThatIsCutOffIsMarkedUntilItIsRestored() {
        Proxies proxies = Proxies.open(ProxyRoute.all(Map.of()));
        try (var faults = new Faults(processes, proxies, Faults.LIMIT)) {
            assertThat(faults.cut("cart")).containsExactly("cart-service#1");
            assertThat(status(proxies, "cart-service#1").faults()).containsExactly(Fault.CUT);
            assertThat(status(proxies, "order-service#1").faults()).isEmpty();

            assertThat(faults.restore("cart")).containsExactly("cart-service#1");
            assertThat(status(proxies, "cart-service#1").faults()).isEmpty();
        }
    }

    @Test
    void aServiceCanBeSlowAndCutOffAtOnce() {
        Proxies proxies = Proxies.open(ProxyRoute.all(Map.of()));
        try (var faults = new Faults(processes, proxies, Faults.LIMIT)) {
            faults.slowDown("cart");
            faults.cut("cart");
            assertThat(status(proxies, "cart-service#1").faults()).containsExactly(Fault.SLOW, Fault.CUT);

            faults.resume("cart");
            assertThat(status(proxies, "cart-service#1").faults()).containsExactly(Fault.CUT);
        }
    }

    /** As when somebody suspends a process in the console, and leaves. */
    @Test
    void aFaultThatNobodyEndsEndsByItself() {
        Proxies proxies = Proxies.open(ProxyRoute.all(Map.of()));
        try (var faults = new Faults(processes, proxies, Duration.ofMillis(1))) {
            List<Function<String, List<String>>> all = List.of(faults::suspend, faults::slowDown, faults::cut);
            all.forEach(begin -> {
                assertThat(begin.apply("cart")).containsExactly("cart-service#1");

                await().untilAsserted(() ->
                        assertThat(status(proxies, "cart-service#1").faults()).isEmpty());
            });
        }
    }

    @Test
    void withoutProxiesNothingIsCutOffAndTheRefusalSaysWhatToDo() {
        Proxies proxies = Proxies.open(List.of());
        try (var faults = new Faults(processes, proxies, Faults.LIMIT)) {
            assertThat(status(proxies, "cart-service#1").proxyPort()).isNull();
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> faults.cut("cart"))
                    .withMessageContaining("./souk up --proxies");
        }
    }

    @Test
    void whatHasNoProxyOrDoesNotRunIsNotCutOff() {
        try (var faults = new Faults(processes, Proxies.open(ProxyRoute.all(Map.of())), Faults.LIMIT)) {
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> faults.cut("postgres"))
                    .withMessage("postgres cannot be cut off: it has no proxies.");

            processes.kill("cart", true);
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> faults.cut("cart"))
                    .withMessage("cart is not running.");
        }
    }

    private ProcessStatus status(Proxies proxies, String name) {
        return processes.all().stream()
                .filter(process -> process.name().equals(name))
                .map(process -> process.status(false, proxies.callersPort(name), proxies.isCut(name)))
                .findFirst()
                .orElseThrow();
    }

    private final class Sleepers implements Server {

        @Override
        public ChildProcess start(Instance instance) {
            return new Command(List.of("sleep", "300"), folder, Map.of(), state.log(instance.name())).start();
        }

        @Override
        public boolean isReady(Instance instance) {
            return true;
        }
    }
}
