package dev.souk.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.topology.Proxies;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationsIT {

    private final Deployment deployment = Deployment.of(Map.of(), Ports.anyFree(RandomGenerator.getDefault()), false);
    private final SourceTree source = SourceTree.containing(Path.of(""));
    private final StateFolder state;

    ApplicationsIT(@TempDir Path temporary) {
        state = new StateFolder(temporary.resolve(".souk"));
        state.open();
    }

    @Test
    void aServiceThatIsCutOffIsConnectedAgainBeforeItIsStopped() {
        Instance carts = deployment.first(Topology.CARTS);
        try (Proxies proxies = Proxies.open(ProxyRoute.all(Map.of()))) {
            proxies.cut(carts.name());

            applications(proxies).drain(carts);

            assertThat(proxies.isCut(carts.name())).isFalse();
        }
    }

    private Applications applications(Proxies proxies) {
        var admin = new AdminAccount("admin@souk.example", "secret");
        var environment = new ProcessEnvironment(deployment, proxies, admin, new Secrets(state), List.of(), 0, null);
        var clients = new ServiceHttpClients(null);
        return new Applications(
                new ServiceCodes(source, state, true), environment, state, environment.registry(clients));
    }
}
