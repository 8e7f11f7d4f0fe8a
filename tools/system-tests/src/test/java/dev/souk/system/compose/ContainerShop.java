package dev.souk.system.compose;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import dev.souk.system.repository.Repository;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The shop in containers, started from this checkout and removed with {@link #close()}. */
final class ContainerShop implements AutoCloseable {

    private final Compose compose;

    /** Containers would survive an aborted run, and start again with the machine. */
    private final Thread cutOff;

    private ContainerShop(Compose compose) {
        this.compose = compose;
        this.cutOff = new Thread(compose::removeAll, "remove-containers");
    }

    /** Builds and starts what the files describe; skips the test where Docker is not asked for or cannot be used. */
    static ContainerShop up(List<String> files, String... options) {
        var shop = new ContainerShop(compose(files));
        Runtime.getRuntime().addShutdownHook(shop.cutOff);
        try {
            shop.compose.run(Stream.concat(Stream.of("up", "--build", "--detach"), Stream.of(options))
                    .toArray(String[]::new));
            return shop;
        } catch (AssertionError failed) {
            shop.close();
            throw failed;
        }
    }

    /** With these files; skips the test where Docker is not asked for or cannot be used. */
    static Compose compose(List<String> files) {
        boolean wanted = "docker".equals(System.getProperty("souk.infrastructure"));
        assumeTrue(wanted, "The compose test is not run without -Dsouk.infrastructure=docker");
        Optional<Compose> compose = Compose.find(Repository.ROOT, files);
        assumeTrue(compose.isPresent(), "The compose test is not run: no docker with compose, or no right to use it");
        return compose.orElseThrow();
    }

    Compose compose() {
        return compose;
    }

    String gateway() {
        return "http://localhost:" + compose.gatewayPort();
    }

    /** Returns when every service is healthy. */
    void awaitReady() {
        awaitReady(Topology.services().stream().map(ServiceDefinition::name).toList());
    }

    /** Returns when these services are healthy. */
    void awaitReady(List<String> services) {
        services.forEach(name ->
                await(name + " to be healthy").atMost(Duration.ofMinutes(3)).until(() -> healthy(name) == 1));
    }

    /** How many containers of the service are healthy. */
    long healthy(String service) {
        String ofService = "label=com.docker.compose.service=" + service;
        return compose.docker("ps", "--filter", label(), "--filter", ofService, "--format", "{{.Status}}").stream()
                .filter(status -> status.contains("(healthy)"))
                .count();
    }

    /** Whether the container can open a connection to HOST/PORT. */
    boolean reaches(String container, String address) {
        String attempt = "timeout 5 bash -c '< /dev/tcp/%s' 2> /dev/null && echo open || true".formatted(address);
        return bash(container, attempt).contains("open");
    }

    /** The output of a command in the container. */
    String bash(String container, String command) {
        return compose.run("exec", "-T", container, "bash", "-c", command);
    }

    /** Selects what belongs to this shop. */
    String label() {
        return "label=com.docker.compose.project=" + compose.project();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(cutOff);
        compose.removeAll();
    }
}
