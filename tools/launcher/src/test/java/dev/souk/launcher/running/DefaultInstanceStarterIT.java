package dev.souk.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.edge.EdgeProxy;
import dev.souk.launcher.edge.NameServer;
import dev.souk.launcher.kafka.BrokerApplication;
import dev.souk.launcher.kafka.KafkaServer;
import dev.souk.launcher.keycloak.KeycloakServer;
import dev.souk.launcher.postgres.PostgresBinaries;
import dev.souk.launcher.postgres.PostgresServer;
import dev.souk.launcher.proxy.Proxies;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.valkey.ValkeyServer;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultInstanceStarterIT {

    private final Deployment deployment = Deployment.of(Map.of(), Ports.anyFree(RandomGenerator.getDefault()));
    private final SourceTree source = SourceTree.containing(Path.of(""));
    private final StateFolder state;

    DefaultInstanceStarterIT(@TempDir Path temporary) {
        state = new StateFolder(temporary.resolve(".souk"));
        state.open();
    }

    @Test
    void aServiceThatIsCutOffIsConnectedAgainBeforeItIsStopped() {
        Instance carts = deployment.first(Topology.CARTS);
        try (Proxies proxies = Proxies.open(ProxyRoute.all(Map.of()))) {
            proxies.cut(carts.name());

            starter(proxies).drain(carts);

            assertThat(proxies.isCut(carts.name())).isFalse();
        }
    }

    private DefaultInstanceStarter starter(Proxies proxies) {
        var secrets = new Secrets(state);
        var admin = new AdminAccount("admin@souk.example", "secret");
        var clients = new ServiceHttpClients(null, Duration.ofSeconds(2));
        return new DefaultInstanceStarter(
                new Servers(
                        new PostgresServer(PostgresBinaries.of(source), state, null),
                        new KafkaServer(BrokerApplication.of(source, state), state, 1, deployment.listeners(), null),
                        new EdgeProxy(source, state, "127.0.0.1", null),
                        new KeycloakServer(source, state),
                        new NameServer(state),
                        new ValkeyServer(source, state)),
                new Applications(
                        new ServiceCodes(source, state, true),
                        new ProcessEnvironment(deployment, admin, secrets, List.of(), 0, null),
                        state,
                        proxies),
                clients,
                new RegistryListing(List.of(), clients, secrets, proxies));
    }
}
