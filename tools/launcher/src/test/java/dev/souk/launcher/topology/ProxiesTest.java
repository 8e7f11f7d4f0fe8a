package dev.souk.launcher.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.proxy.Traffic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Proxies in front of an instance that is an HTTP server of this test. */
class ProxiesTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final String NAME = "cart-service#1";

    private final Proxies proxies = Proxies.open(ProxyRoute.all(Map.of()));
    private final HttpServer server;
    private final Instance instance;

    ProxiesTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "here".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        instance = new Instance(Topology.CARTS, 1, port, port, false);
        proxies.starting(instance);
    }

    @AfterEach
    void stop() {
        proxies.close();
        server.stop(0);
    }

    @Test
    void callersReachTheInstanceAtThePortThatItRegisters() throws Exception {
        assertThat(proxies.port(instance, instance)).isNotEqualTo(instance.port());
        assertThat(call(SOON)).isEqualTo("here");
    }

    @Test
    void nothingReachesAnInstanceThatIsCutOffUntilItIsRestored() throws Exception {
        call(SOON);

        proxies.cut(NAME);
        assertThat(proxies.isCut(NAME)).isTrue();
        assertThatExceptionOfType(HttpTimeoutException.class).isThrownBy(() -> call(MOMENT));

        proxies.restore(NAME);
        assertThat(proxies.isCut(NAME)).isFalse();
        assertThat(call(SOON)).isEqualTo("here");
    }

    @Test
    void allConnectionsOfAnInstanceAreCutAndThoseOfOthersAreNot() {
        proxies.cut(NAME);

        assertThat(proxies.routes())
                .allSatisfy(route -> assertThat(proxies.get(route).traffic() instanceof Traffic.Held)
                        .as("%s", route)
                        .isEqualTo(route.instance().equals(NAME)));
    }

    @Test
    void aProcessThatStartsIsNotCutOff() throws Exception {
        proxies.cut(NAME);

        proxies.starting(instance);

        assertThat(call(SOON)).isEqualTo("here");
    }

    @Test
    void anInstanceBeyondThoseThatHaveProxiesIsCalledDirectly() {
        var third = new Instance(Topology.CARTS, 3, 20_003, 20_003, false);

        assertThat(proxies.port(third, third)).isEqualTo(20_003);
        assertThat(proxies.callersPort("cart-service#3")).isEqualTo(OptionalInt.empty());
        assertThat(proxies.callersPort("postgres")).isEqualTo(OptionalInt.empty());
    }

    @Test
    void theBrokerHasAListenerForEachProxyInFrontOfIt() {
        Ports ports = Ports.anyFree(RandomGenerator.getDefault());

        proxies.forwardTo(Deployment.of(Map.of(), ports, false), ports);

        List<Integer> ofBroker = proxies.routes().stream()
                .filter(route -> route.isTo(Topology.KAFKA))
                .map(route -> proxies.get(route).port())
                .toList();
        long services = Topology.services().stream()
                .filter(service -> service.needs(Topology.KAFKA))
                .count();
        assertThat(ofBroker).hasSize(Math.toIntExact(2 * services));
        assertThat(proxies.brokerListeners())
                .containsOnlyKeys(ofBroker)
                .values()
                .doesNotHaveDuplicates();
    }

    private String call(Duration timeout) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:%d/".formatted(proxies.port(instance, instance)));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).timeout(timeout).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
