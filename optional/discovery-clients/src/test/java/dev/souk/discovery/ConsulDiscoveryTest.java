package dev.souk.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.souk.common.discovery.RegisteredInstances;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service, and a stub in place of an agent: Consul's own was not to be had where this was written. */
class ConsulDiscoveryTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NAME = "own-service";
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, JsonNode> services = new ConcurrentHashMap<>();
    private HttpServer agent;
    private volatile boolean down;

    @BeforeEach
    void start() throws IOException {
        agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agent.createContext("/v1/", this::respond);
        agent.start();
    }

    @AfterEach
    void stop() {
        agent.stop(0);
    }

    private void respond(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] request = exchange.getRequestBody().readAllBytes();
        if (!down && path.equals("/v1/agent/service/register")) {
            JsonNode service = JSON.readTree(request);
            services.put(service.path("ID").asString(), service);
        }
        if (!down && path.startsWith("/v1/agent/service/deregister/")) {
            services.remove(path.substring(path.lastIndexOf('/') + 1));
        }
        byte[] response =
                (path.equals("/v1/health/service/" + NAME) ? listed() : "{}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(down ? 500 : 200, response.length);
        exchange.getResponseBody().write(response);
        exchange.close();
    }

    private String listed() {
        return services.values().stream()
                .map(service -> "{\"Node\":{\"Node\":\"here\",\"Address\":\"127.0.0.1\"},\"Checks\":[],\"Service\":%s}"
                        .formatted(service.toString().replace("\"Name\"", "\"Service\"")))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private ConfigurableApplicationContext service() {
        return new SpringApplicationBuilder(DnsDiscoveryTest.Service.class)
                .run(
                        "--server.port=0",
                        "--spring.application.name=" + NAME,
                        "--spring.config.import=classpath:souk-core.yml",
                        "--souk.discovery.registry=consul",
                        "--souk.discovery.deregistration-delay=0ms",
                        "--spring.cloud.consul.port=" + agent.getAddress().getPort());
    }

    @Test
    void aServiceIsListedFromItsStartUntilItsEnd() {
        try (ConfigurableApplicationContext service = service()) {
            int port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            var instances = service.getBean(RegisteredInstances.class);

            await().atMost(SOON).until(() -> ports(instances), List.of(port)::equals);
            var own = service.getBean("ownInstanceHealthIndicator", HealthIndicator.class);
            assertThat(own.health(false)).hasFieldOrPropertyWithValue("status", Status.UP);
        }
        assertThat(services).isEmpty();
    }

    @Test
    void aServiceThatStartsWithoutAnAgentRegistersLater() {
        down = true;
        try (ConfigurableApplicationContext service = service()) {
            assertThat(services).isEmpty();

            down = false;
            await().atMost(SOON)
                    .until(() ->
                            ports(service.getBean(RegisteredInstances.class)).size() == 1);
        }
    }

    private static List<Integer> ports(RegisteredInstances instances) {
        return instances.of(NAME).stream().map(ServiceInstance::getPort).toList();
    }
}
