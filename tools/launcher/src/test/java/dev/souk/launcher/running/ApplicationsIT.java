package dev.souk.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.launcher.api.SoukOptions.Customization;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.topology.Proxies;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationsIT {

    private final Deployment deployment = Deployment.of(Map.of(), Ports.anyFree(RandomGenerator.getDefault()), false);
    private final Path root;
    private final StateFolder state;
    private final ServiceCodes codes;

    ApplicationsIT(@TempDir Path temporary) {
        root = temporary;
        state = new StateFolder(temporary.resolve(".souk"));
        state.open();
        codes = new ServiceCodes(new SourceTree(root), state, true);
    }

    @Test
    void aServiceThatIsCutOffIsConnectedAgainBeforeItIsStopped() {
        Instance carts = deployment.first(Topology.CARTS);
        try (Proxies proxies = Proxies.open(ProxyRoute.all(Map.of()))) {
            proxies.cut(carts.name());

            applications(proxies, List.of()).drain(carts);

            assertThat(proxies.isCut(carts.name())).isFalse();
        }
    }

    @Test
    void aServiceStartsWithCopiesOfTheJarsOfItsPartsOrNotAtAll() throws IOException {
        Instance carts = deployment.first(Topology.CARTS);
        Path part = Files.createFile(root.resolve("part.jar"));
        Path jar = root.resolve("cart-service/target/cart-service-1.jar");
        Files.createDirectories(jar.getParent());
        new JarOutputStream(Files.newOutputStream(jar), new Manifest()).close();
        codes.packaged(Topology.CARTS);
        try (Proxies proxies = Proxies.open(ProxyRoute.all(Map.of()))) {
            var applications =
                    applications(proxies, List.of(new Customization("cart-service", Map.of(), List.of(part))));

            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> applications.start(carts))
                    .withMessageStartingWith("Extracting"); // its own jar has no program
            assertThat(state.run().resolve("tmp/cart-service-1/part.jar")).exists();

            Files.delete(part);
            assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> applications.start(carts));
        }
    }

    private Applications applications(Proxies proxies, List<Customization> customizations) {
        var admin = new AdminAccount("admin@souk.example", "secret");
        var environment =
                new ProcessEnvironment(deployment, proxies, admin, new Secrets(state), customizations, 0, null);
        var clients = new ServiceHttpClients(null);
        return new Applications(codes, environment, state, environment.registry(clients));
    }
}
