package dev.souk.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.souk.common.discovery.RegisteredInstances;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.serviceregistry.ServiceRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.xbill.DNS.Rcode;

/** The system test DiscoveryIT has a real name server. */
class DnsDiscoveryTest {

    private static final String CARTS = "cart-service";

    private StubNameServer server;
    private DnsDiscoveryClient dns;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Service {}

    @BeforeEach
    void start() throws IOException {
        server = new StubNameServer("_http._tcp.cart-service.souk.");
        dns = new DnsDiscoveryClient(new DnsProperties("127.0.0.1", server.port(), "_http._tcp.%s.souk"));
        server.list(4711, "one", "two");
        await().ignoreExceptions().until(() -> dns.getInstances(CARTS).size() == 2); // the first request is slow
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eachRecordIsAnInstanceWithAnAddressAndAPort() {
        await().ignoreExceptions()
                .untilAsserted(
                        () -> { // on a busy machine a request takes longer than it may
                            assertThat(dns.getInstances(CARTS))
                                    .extracting(ServiceInstance::getUri)
                                    .containsExactly(
                                            URI.create("http://127.0.0.1:4711"), URI.create("http://127.0.0.1:4711"));
                            assertThat(dns.getInstances(CARTS))
                                    .extracting(ServiceInstance::getInstanceId)
                                    .doesNotHaveDuplicates();
                            assertThat(dns.getInstances("no-service")).isEmpty();
                        });
    }

    @Test
    void aServerThatDoesNotRespondIsAFailureWithinTwoSecondsAndNotAnEmptyList() {
        server.silent = true;

        assertThat(Stream.generate(this::failsWithinTwoSeconds).limit(3).anyMatch(inTime -> inTime))
                .isTrue();

        server.silent = false;
        await().ignoreExceptions().until(() -> dns.getInstances(CARTS).size() == 2);
    }

    /** Three times, since a busy machine may stall; a failure it is each time. */
    private boolean failsWithinTwoSeconds() {
        long begin = System.nanoTime();
        assertThatThrownBy(() -> dns.getInstances(CARTS)).isInstanceOf(UncheckedIOException.class);
        return Duration.ofNanos(System.nanoTime() - begin).compareTo(Duration.ofSeconds(2)) < 0;
    }

    @Test
    void anInstanceMayHaveAnAddressOfVersion6() {
        server.address = InetAddress.ofLiteral("::1");

        await().ignoreExceptions() // or the response is late
                .untilAsserted(() -> assertThat(dns.getInstances(CARTS))
                        .extracting(instance -> InetAddress.ofLiteral(instance.getHost()))
                        .containsOnly(server.address));
    }

    /** Found by a review: the list was empty, and the service without instances. */
    @Test
    void aResponseWithoutTheAddressOfAnInstanceIsAFailureAndNotAnEmptyList() {
        server.address = null;

        await().untilAsserted(() -> assertThatThrownBy(() -> dns.getInstances(CARTS))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no address of one.souk."));
    }

    @Test
    void aServerThatFailsIsAFailureAndNotAnEmptyList() {
        server.code = Rcode.SERVFAIL;

        await().untilAsserted(() -> assertThatThrownBy(() -> dns.getInstances(CARTS)) // or its response is late
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("SERVFAIL"));
    }

    @Test
    void aServiceKnowsTheInstancesOfAnotherAndKeepsThemWhileTheServerIsSilent() {
        try (ConfigurableApplicationContext service =
                service("--souk.discovery.registry=dns", "--souk.discovery.dns.port=" + server.port())) {
            var instances = service.getBean(RegisteredInstances.class);
            await().until(() -> ports(instances).toList(), List.of(4711, 4711)::equals);

            server.silent = true;
            server.list(4712, "one");
            await().during(Duration.ofSeconds(2)).until(() -> ports(instances).count() == 2);

            server.silent = false;
            await().until(() -> ports(instances).toList(), List.of(4712)::equals);
        }
    }

    private static Stream<Integer> ports(RegisteredInstances instances) {
        return instances.of(CARTS).stream().map(ServiceInstance::getPort);
    }

    private static ConfigurableApplicationContext service(String... registry) {
        return new SpringApplicationBuilder(Service.class)
                .properties(
                        "server.port=0",
                        "spring.application.name=calling-service",
                        "spring.config.import=classpath:souk-core.yml",
                        "souk.discovery.deregistration-delay=0ms")
                .run(registry);
    }

    /** As in an image that has them, before it is told which one to use. */
    @Test
    void withTheJarsOfAllRegistriesEurekaIsTheDefault() {
        try (ConfigurableApplicationContext service = service("--souk.registry.address=localhost:1")) {
            assertThat(service.getBeanNamesForType(ServiceRegistry.class)).containsExactly("eurekaServiceRegistry");
        }
    }

    @Test
    void withTheJarsOfAllRegistriesNoneIsUsedIfNoneIsWanted() {
        try (ConfigurableApplicationContext service = service("--souk.discovery.registry=none")) {
            assertThat(service.getBeanNamesForType(ServiceRegistry.class)).isEmpty();
        }
    }

    @Test
    void anUnknownRegistryFailsTheStart() {
        var unknown =
                new SpringApplicationBuilder(Service.class).properties("spring.config.import=classpath:souk-core.yml");

        assertThatThrownBy(() -> unknown.run("--souk.discovery.registry=dsn"))
                .hasMessageContaining("souk-discovery-dsn.yml");
    }
}
