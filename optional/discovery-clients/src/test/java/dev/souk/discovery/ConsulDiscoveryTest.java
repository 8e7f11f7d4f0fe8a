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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
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
import tools.jackson.databind.node.ObjectNode;

/** A service, and a stub in place of an agent: Consul's own was not to be had where this was written. */
class ConsulDiscoveryTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NAME = "own-service";
    private static final String LIST = "/v1/health/service/" + NAME;
    private static final String PASS = "/v1/agent/check/pass/service:";
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, JsonNode> services = new ConcurrentHashMap<>();
    private final Set<String> passing = ConcurrentHashMap.newKeySet();
    private HttpServer agent;
    private volatile boolean down;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile CountDownLatch resumed = new CountDownLatch(0);

    @BeforeEach
    void start() throws IOException {
        agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agent.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        agent.createContext("/v1/", this::respond);
        agent.start();
    }

    @AfterEach
    void stop() {
        resumed.countDown();
        agent.stop(0);
    }

    private void respond(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] request = exchange.getRequestBody().readAllBytes();
        awaitResumed(path);
        if (!down && path.equals("/v1/agent/service/register")) {
            JsonNode service = JSON.readTree(request);
            services.put(service.path("ID").asString(), service);
        }
        if (!down && path.startsWith("/v1/agent/service/deregister/")) {
            services.remove(path.substring(path.lastIndexOf('/') + 1));
        }
        boolean unknown = path.startsWith(PASS) && !services.containsKey(path.substring(PASS.length()));
        if (!down && path.startsWith(PASS) && !unknown) {
            passing.add(path.substring(PASS.length()));
        }
        byte[] response = (path.equals(LIST) ? listed() : "{}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(down ? 500 : unknown ? 404 : 200, response.length);
        exchange.getResponseBody().write(response);
        exchange.close();
    }

    private void awaitResumed(String path) {
        CountDownLatch latch = resumed;
        try {
            waiting.addAndGet(latch.getCount() > 0 && path.equals(LIST) ? 1 : 0);
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Those that have sent a heartbeat: a check is critical at first. */
    private String listed() {
        return services.values().stream()
                .filter(service -> passing.contains(service.path("ID").asString()))
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

    /** Found by a review: it went on trying, and an agent that came back listed what had ended. */
    @Test
    void aServiceThatHasStoppedRegistersNoMore() {
        down = true;
        service().close();

        down = false;

        await().during(Duration.ofSeconds(3)).atMost(SOON).until(services::isEmpty);
    }

    @Test
    void anAgentThatHasForgottenAServiceIsToldAgain() {
        try (ConfigurableApplicationContext service = service()) {
            await().atMost(SOON).until(() -> passing.size() == 1);

            services.clear();
            passing.clear();

            await().atMost(SOON)
                    .until(() ->
                            ports(service.getBean(RegisteredInstances.class)).size() == 1);
        }
    }

    @Test
    void whileTheAgentDoesNotRespondTheKnownInstancesStayAndAServiceEndsInTime() {
        ConfigurableApplicationContext service = service();
        var instances = service.getBean(RegisteredInstances.class);
        await().atMost(SOON).until(() -> ports(instances).size() == 1);

        resumed = new CountDownLatch(1);

        await().during(Duration.ofSeconds(7))
                .atMost(SOON)
                .until(() -> ports(instances).size() == 1);
        assertThat(CompletableFuture.runAsync(service::close)).succeedsWithin(SOON);
    }

    @Test
    void aRequestWithoutAResponseIsNotTheLastOne() {
        try (ConfigurableApplicationContext service = service()) {
            var instances = service.getBean(RegisteredInstances.class);
            await().atMost(SOON).until(() -> ports(instances).size() == 1);
            JsonNode own = services.values().iterator().next();
            var never = new CountDownLatch(1);
            resumed = never;
            await().until(() -> waiting.get() > 0);

            resumed = new CountDownLatch(0); // for later requests
            passing.add("other");
            services.put(
                    "other", ((ObjectNode) own.deepCopy()).put("ID", "other").put("Port", 1));

            await().atMost(SOON).until(() -> ports(instances).contains(1));
            never.countDown();
        }
    }

    private static List<Integer> ports(RegisteredInstances instances) {
        return instances.of(NAME).stream().map(ServiceInstance::getPort).toList();
    }
}
