package dev.souk.console.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.souk.console.reading.ServiceTopics;
import dev.souk.console.system.MonitoredProcess.Kind;
import dev.souk.console.system.MonitoredProcess.State;
import dev.souk.console.system.ProcessAction;
import dev.souk.console.system.RefusedException;
import dev.souk.console.system.SystemView;
import dev.souk.console.system.SystemView.ProcessView;
import dev.souk.console.system.SystemView.TopicsView;
import dev.souk.console.topics.BrokerLogin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server on this machine is the registry, the only instance of order-service, and the database. */
class RegisteredSystemTest {

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final RegisteredSystem system = new RegisteredSystem(settings(), Clock.systemUTC());
    private Optional<String> status = Optional.of("UP");

    RegisteredSystemTest() throws IOException {
        server.createContext(
                "/eureka/apps",
                exchange -> reply(exchange, status.map(this::registered).orElse("")));
        server.createContext("/actuator/prometheus", exchange -> reply(exchange, "souk_outbox_pending 3.0\n"));
        server.start();
    }

    @AfterEach
    void close() {
        system.close();
        server.stop(0);
    }

    @Test
    void anInstanceOfTheRegistryIsAProcessWithItsMetrics() throws InterruptedException {
        ProcessView order = process("order-service#127.0.0.1:" + port());

        assertThat(order.process().state()).isEqualTo(State.UP);
        assertThat(order.registry()).isEqualTo("UP");
        assertThat(order.answers()).isTrue();
        assertThat(system.read().queues())
                .extracting(queue -> queue.figures().get("outbox_pending"))
                .containsExactly(null, 3.0);
    }

    @Test
    void aServiceWithoutAnInstanceIsAProcessThatIsDown() throws InterruptedException {
        assertThat(process("cart-service").process().state()).isEqualTo(State.DOWN);
        assertThat(process("gateway-service").process().kind()).isEqualTo(Kind.GATEWAY);
    }

    @Test
    void anInstanceIsAsTheRegistryLastListedItWhileTheRegistryDoesNotAnswer() throws InterruptedException {
        var _ = system.read();
        status = Optional.empty();

        ProcessView order = process("order-service#127.0.0.1:" + port());

        assertThat(order.process().state()).isEqualTo(State.UP);
        assertThat(order.registry()).isNull();
    }

    @Test
    void anInstanceThatIsOutOfServiceStillRuns() throws InterruptedException {
        status = Optional.of("OUT_OF_SERVICE");

        ProcessView order = process("order-service#127.0.0.1:" + port());

        assertThat(order.process().state()).isEqualTo(State.UP);
        assertThat(order.registry()).isEqualTo("OUT_OF_SERVICE");
    }

    @Test
    void aServerThatDoesNotRegisterIsUpIfItAcceptsConnections() throws InterruptedException {
        assertThat(process("registry-service").process().state()).isEqualTo(State.UP);
        assertThat(process("postgres").process().kind()).isEqualTo(Kind.DATABASE);
        assertThat(process("postgres").process().state()).isEqualTo(State.UP);
        assertThat(process("kafka").process().state()).isEqualTo(State.DOWN);
    }

    @Test
    void peopleReachTheShopAtAnotherAddressThanTheConsole() throws InterruptedException {
        SystemView view = system.read();

        assertThat(view.gateway()).isEqualTo("http://localhost:18080");
        assertThat(system.gateway()).isEqualTo("http://gateway-service:8080");
        assertThat(view.publishes()).contains(new TopicsView("cart-service", List.of("souk.stock")));
    }

    @Test
    void noProcessCanBeControlled() throws InterruptedException {
        assertThat(system.read().processes())
                .isNotEmpty()
                .noneMatch(process -> process.process().control().controllable());
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> system.perform(ProcessAction.KILL, "cart-service"));
    }

    private String registered(String status) {
        return """
                {"applications":{"application":[{"name":"ORDER-SERVICE","instance":[
                 {"ipAddr":"127.0.0.1","vipAddress":"order-service","status":"%s","port":{"$":%d,"@enabled":"true"}}]}]}}""".formatted(status, port());
    }

    private ProcessView process(String name) throws InterruptedException {
        return system.read().processes().stream()
                .filter(process -> process.process().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ContainerSettings settings() {
        return new ContainerSettings(
                List.of("localhost:" + port()),
                "secret",
                "gateway-service:8080",
                "http://localhost:18080",
                new BrokerLogin("localhost:1", "console", "secret", null),
                "localhost:" + port(),
                List.of(
                        new ServiceTopics("cart-service", List.of("souk.stock"), List.of("souk.orders")),
                        new ServiceTopics("order-service", List.of("souk.orders"), List.of("souk.stock"))),
                null);
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static void reply(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(bytes.length == 0 ? 503 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
