package dev.souk.launcher.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Proxies;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryListingTest {

    private static final Instance ORDERS = new Instance(Topology.ORDERS, 2, 20_002, 20_002, false);

    private static final ServiceHttpClients CLIENTS = new ServiceHttpClients(null);

    private final HttpServer server;
    private final Secrets secrets;
    private final RegistryListing registry;
    private String listed = "";

    RegistryListingTest(@TempDir Path temporary) throws IOException {
        secrets = new Secrets(new StateFolder(temporary));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry = new RegistryListing(List.of(url()), CLIENTS, secrets, Proxies.open(List.of()));
        String credentials =
                Base64.getEncoder().encodeToString(("operator:" + secrets.ofRegistryOperator()).getBytes(UTF_8));
        server.createContext("/eureka/apps", exchange -> {
            boolean known =
                    ("Basic " + credentials).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = listed.getBytes(UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anInstanceIsListedByItsPortOnceItIsUp() {
        list(20_002, "UP");

        await().until(() -> registry.has(ORDERS)); // the first request is slow
    }

    @Test
    void anInstanceBehindAProxyIsListedByThePortOfTheProxy() {
        try (Proxies proxies = Proxies.open(List.of(new ProxyRoute(ORDERS.name(), ORDERS.name())))) {
            var proxied = new RegistryListing(List.of(url()), CLIENTS, secrets, proxies);
            list(20_002, "UP");
            assertThat(proxied.has(ORDERS)).isFalse();

            list(proxies.port(ORDERS, ORDERS), "UP");
            assertThat(proxied.has(ORDERS)).isTrue();
        }
    }

    @Test
    void eachInstanceIsReadWithItsPortAndItsStatus() throws IOException {
        listed = """
                {"applications":{"versions__delta":"1","apps__hashcode":"UP_1_","application":[
                 {"name":"ORDER-SERVICE","instance":[
                  {"instanceId":"a","ipAddr":"10.213.89.6","vipAddress":"order-service","status":"UP",
                   "port":{"$":8080,"@enabled":"true"},"securePort":{"$":443,"@enabled":"false"},
                   "metadata":{"management.port":"8080"}}]},
                 {"name":"GATEWAY-SERVICE","instance":[
                  {"instanceId":"b","ipAddr":"10.213.89.7","vipAddress":"gateway-service","status":"OUT_OF_SERVICE",
                   "secureVipAddress":"gateway-service","port":{"$":80,"@enabled":"false"},
                   "securePort":{"$":8443,"@enabled":"true"},"metadata":{"management.port":"8081"}},
                  {"instanceId":"c","ipAddr":"10.213.89.8","secureVipAddress":"gateway-service","status":"UP",
                   "securePort":{"$":8444,"@enabled":"true"}}]}]}}""";

        assertThat(registry.statuses())
                .containsOnly(entry(8080, "UP"), entry(8443, "OUT_OF_SERVICE"), entry(8444, "UP"));
    }

    @Test
    void whoeverIsNotTheOperatorIsRefused(@TempDir Path temporary) {
        var guessed = new Secrets(new StateFolder(temporary.resolve("other")));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(
                        () -> new RegistryListing(List.of(url()), CLIENTS, guessed, Proxies.open(List.of())).statuses())
                .withMessageContaining("401");
    }

    @Test
    void anInstanceThatStartsIsNotListedYet() {
        list(20_002, "STARTING");

        assertThat(registry.has(ORDERS)).isFalse();
    }

    @Test
    void anotherInstanceIsNotTakenForIt() {
        list(20_001, "UP");

        assertThat(registry.has(ORDERS)).isFalse();
    }

    @Test
    void aRegistryThatIsDownIsNotAsked() throws IOException {
        list(20_002, "UP");
        var down = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String url = "http://localhost:" + down.getAddress().getPort();
        down.stop(0);

        assertThat(new RegistryListing(List.of(url, url()), CLIENTS, secrets, Proxies.open(List.of())).has(ORDERS))
                .isTrue();
        list(20_002, "DOWN");
        assertThat(new RegistryListing(List.of(url, url()), CLIENTS, secrets, Proxies.open(List.of())).has(ORDERS))
                .isFalse();
    }

    @Test
    void withoutAnAnswerNothingIsListed() {
        server.removeContext("/eureka/apps");
        assertThat(registry.has(ORDERS)).isFalse();

        server.stop(0);
        assertThat(registry.has(ORDERS)).isFalse();
    }

    @Test
    void whatIsNotCalledThroughTheRegistryNeedsNoEntry() {
        server.stop(0);

        assertThat(registry.has(new Instance(Topology.KAFKA, 1, 9092, 9092, false)))
                .isTrue();
    }

    private String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void list(int port, String status) {
        listed = """
                {"applications": {"application": [{"name": "ORDER-SERVICE", "instance": [{
                  "instanceId": "order-service:7", "ipAddr": "127.0.0.1", "status": "%s",
                  "port": {"$": %d, "@enabled": "true"}, "securePort": {"$": 443, "@enabled": "false"}}]}]}}
                """.formatted(status, port);
    }
}
