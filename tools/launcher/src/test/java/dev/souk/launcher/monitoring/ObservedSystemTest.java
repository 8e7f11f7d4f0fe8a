package dev.souk.launcher.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.souk.console.system.ServiceTopics;
import dev.souk.console.topics.BrokerLogin;
import dev.souk.console.topics.TopicReader;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.SoukStatus.OperatorAccount;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Proxies;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.MemoryUsage;
import dev.souk.tools.process.ProcessStatus;
import dev.souk.tools.process.ProcessStatus.State;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservedSystemTest {

    private static final int REGISTERED_PORT = 21001;

    private static final String OUT = "OUT_OF_SERVICE";

    private static final String REGISTERED = """
        {"applications":{"application":[{"name":"ORDER-SERVICE","instance":[
         {"status":"OUT_OF_SERVICE","port":{"$":21001,"@enabled":"true"}}]}]}}\
        """;

    private final HttpServer registry;
    private final Secrets secrets;

    ObservedSystemTest(@TempDir Path temporary) throws IOException {
        secrets = new Secrets(new StateFolder(temporary));
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/eureka/apps", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, REGISTERED.length());
                exchange.getResponseBody().write(REGISTERED.getBytes(UTF_8));
            }
        });
        registry.start();
    }

    @AfterEach
    void close() {
        registry.stop(0);
    }

    @Test
    void aProcessThatRegistersHasTheStateOfItsPort() throws IOException {
        assertThat(registryStates(status())).isEqualTo(Map.of("order-service#1", OUT, "gateway-service", "absent"));
    }

    @Test
    void aProcessBehindAProxyIsRegisteredWithThePortOfTheProxy() throws IOException {
        assertThat(registryStates(status(process("cart-service#1", 1, REGISTERED_PORT))))
                .isEqualTo(Map.of("cart-service#1", OUT));
    }

    @Test
    void aProcessThatDoesNotRegisterHasNoStateInTheRegistry() throws IOException {
        assertThat(registryStates(status(process("config-service", 8888)))).isEmpty();
    }

    private Map<String, String> registryStates(SoukStatus status) throws IOException {
        ObservedSystem system = system(() -> status);
        return system.registryStates(system.processes());
    }

    @Test
    void thePageDrawsTheServersInTheirPlaces() throws IOException {
        List<String> servers = Stream.of(
                        Topology.EDGE,
                        Topology.NGINX,
                        Topology.GATEWAY,
                        Topology.REGISTRY,
                        Topology.KAFKA,
                        Topology.POSTGRES)
                .map(server -> '"' + server.name() + '"')
                .toList();

        assertThat(page("topology-layout.js")).contains(servers);
        assertThat(page("topology.js")).contains(servers.subList(0, 3));
        assertThat(page("system.js")).contains(servers.get(2));
    }

    /** Which cannot control itself. */
    @Test
    void thePageControlsEachProcessButTheLauncher() throws IOException {
        String launcher = ProcessStatus.ofThisLauncher(1).name();

        assertThat(page("process-actions.js")).contains("isLauncher = process.name === \"%s\"".formatted(launcher));
    }

    private static String page(String script) throws IOException {
        try (InputStream file = ServiceTopics.class.getResourceAsStream("/dev/souk/console/pages/" + script)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        }
    }

    @Test
    void theServicesOfEventsAreThoseOfTheTopology() {
        assertThat(system(this::status).services())
                .contains(
                        new ServiceTopics("cart-service", List.of("souk.stock"), List.of("souk.orders", "souk.users")));
    }

    @Test
    void aLauncherThatHasStoppedIsNotShown() {
        Supplier<SoukStatus> launcher = () -> {
            throw new ToolException("Souk is not running from here.");
        };

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(system(launcher)::processes)
                .withMessage("Souk is not running from here.");
    }

    @Test
    void anActionIsAVerbOfTheLauncher() {
        assertThat(system(this::status).perform("kill", "order")).containsExactly("KILL order");
    }

    private ObservedSystem system(Supplier<SoukStatus> status) {
        var launcher = new SoukOperations() {
            @Override
            public SoukStatus status() {
                return status.get();
            }

            @Override
            public List<String> perform(Operation operation) {
                var on = (Operation.OnProcesses) operation;
                return List.of(on.verb() + " " + on.name());
            }
        };
        var topics = new TopicReader(() -> BrokerLogin.anonymous("localhost:1"));
        var clients = new ServiceHttpClients(null);
        List<String> registries =
                List.of("http://localhost:" + registry.getAddress().getPort());
        var listing = new RegistryListing(registries, clients, secrets, Proxies.open(List.of()));
        return new ObservedSystem(launcher, topics, listing, "http://localhost:1", null);
    }

    private SoukStatus status() {
        return status(
                process("order-service#1", REGISTERED_PORT),
                process("kafka", 1),
                process("gateway-service", 1),
                process("launcher", 1));
    }

    private SoukStatus status(ProcessStatus... processes) {
        return new SoukStatus(
                "http://localhost:1",
                "http://localhost:9",
                "http://localhost:" + registry.getAddress().getPort(),
                "localhost:3",
                new OperatorAccount("operator", "p"),
                new AdminAccount("a@souk.example", "p"),
                List.of(processes),
                List.of(),
                null,
                null);
    }

    private static ProcessStatus process(String name, int port) {
        return process(name, port, null);
    }

    private static ProcessStatus process(String name, int port, @Nullable Integer proxyPort) {
        String service = name.replaceFirst("#.*", "");
        String url = service.contains("-") ? "http://localhost:" + port : null;
        return new ProcessStatus(
                name, service, 7L, port, url, null, State.UP, false, List.of(), proxyPort, MemoryUsage.UNKNOWN);
    }
}
