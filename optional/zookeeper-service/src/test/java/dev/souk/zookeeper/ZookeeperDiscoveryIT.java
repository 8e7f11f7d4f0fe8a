package dev.souk.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.common.loadbalancing.BalancedInstance;
import dev.souk.common.loadbalancing.BalancedServices;
import dev.souk.tools.port.FreePorts;
import dev.souk.zookeeper.server.ZookeeperServiceApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.apache.curator.framework.CuratorFramework;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A server and two services, one of which calls the other. */
class ZookeeperDiscoveryIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String CALLED = "called-service";
    private static final FreePorts PORTS = new FreePorts(RandomGenerator.getDefault());

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Service {}

    @TempDir
    private Path folder;

    private int port;
    private ConfigurableApplicationContext server;
    private ConfigurableApplicationContext caller;
    private ConfigurableApplicationContext called;

    @BeforeEach
    void start() {
        port = PORTS.next();
        server = server();
        caller = service("calling-service");
        called = service(CALLED);
    }

    @AfterEach
    void stop() {
        called.close();
        caller.close();
        server.close();
    }

    private ConfigurableApplicationContext server() {
        return new SpringApplicationBuilder(ZookeeperServiceApplication.class)
                .run("--server.port=0", "--souk.zookeeper.port=" + port, "--souk.zookeeper.folder=" + folder);
    }

    private ConfigurableApplicationContext service(String name) {
        return new SpringApplicationBuilder(Service.class)
                .run(
                        "--server.port=0",
                        "--spring.application.name=" + name,
                        "--spring.config.name=none", // application.yml is the server's
                        "--spring.config.import=classpath:souk-core.yml",
                        "--souk.discovery.registry=zookeeper",
                        "--souk.discovery.deregistration-delay=0ms",
                        "--souk.registry.address=127.0.0.1:" + port);
    }

    @Test
    void aServiceFindsAnotherAtItsPortUntilThatLeaves() {
        await().atMost(SOON).until(this::knownPort, each -> each == portOf(called));

        called.close();

        await().atMost(SOON).until(this::knownPort, each -> each == 0);
    }

    @Test
    void theHealthOfAnInstanceSaysWhetherItIsRegistered() throws Exception {
        await().atMost(SOON).until(() -> statusOf(called) == 200);

        server.close();

        assertThat(statusOf(called)).isEqualTo(503);
        server = server(); // or the services would try to leave it for long
    }

    private static int statusOf(ConfigurableApplicationContext service) throws Exception {
        URI registration = URI.create("http://localhost:" + portOf(service) + "/actuator/health/registration");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(registration).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void aServiceRegistersAgainAfterItsSessionHasExpired() throws Exception {
        await().atMost(SOON).until(this::knownPort, each -> each == portOf(called));
        var zookeeper = called.getBean(CuratorFramework.class).getZookeeperClient();
        long expired = zookeeper.getZooKeeper().getSessionId();

        zookeeper.getZooKeeper().getTestable().injectSessionExpiration();

        await().atMost(SOON)
                .until(() -> zookeeper.isConnected() && zookeeper.getZooKeeper().getSessionId() != expired);
        await().atMost(SOON).until(this::knownPort, each -> each == portOf(called));
    }

    @Test
    void whatIsKnownStaysWhileTheServerIsDownAndANewInstanceIsFoundAfterwards() {
        await().atMost(SOON).until(this::knownPort, each -> each == portOf(called));

        server.close();

        await().during(Duration.ofSeconds(2)).atMost(SOON).until(this::knownPort, each -> each == portOf(called));
        server = server();
        called.close();
        called = service(CALLED);
        await().atMost(SOON).until(this::knownPort, each -> each == portOf(called));
    }

    /** As when the disk is full: the thread that writes the log ends, and says so. */
    @Test
    void aServerThatCouldNotWriteStartsAgainByItself() {
        await().atMost(SOON).until(this::knownPort, each -> each == portOf(called));
        Thread writer = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("SyncThread"))
                .findFirst()
                .orElseThrow();

        writer.interrupt();

        await().atMost(SOON).until(() -> !writer.isAlive());
        called.close();
        called = service(CALLED);
        await().atMost(SOON).until(this::knownPort, each -> each == portOf(called));
    }

    /** Without instances 0. */
    private int knownPort() {
        BalancedInstance instance =
                caller.getBean(BalancedServices.class).of(CALLED).instance(null);
        return instance == null ? 0 : instance.getPort();
    }

    private static int portOf(ConfigurableApplicationContext service) {
        return ((WebServerApplicationContext) service).getWebServer().getPort();
    }

    @Test
    void anInstanceThatStartsBeforeTheServerIsFoundWhenTheServerIsThere() {
        called.close();
        server.close();
        called = service(CALLED);

        server = server();

        await().atMost(SOON).until(this::knownPort, each -> each == portOf(called));
    }
}
