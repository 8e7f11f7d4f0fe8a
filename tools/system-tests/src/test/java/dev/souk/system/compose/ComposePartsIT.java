package dev.souk.system.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.souk.tools.demo.DemoPrinter;
import dev.souk.tools.demo.DemoScenario;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The system on Docker with each optional part whose jars are in the images of the services. */
@Tag("compose")
class ComposePartsIT {

    private static final List<String> SERVICES =
            List.of("gateway-service", "user-service", "cart-service", "order-service");

    @Test
    void cartServiceReadsItemsFromValkeyAndGoesOnWithoutIt() {
        with("valkey", "registry-service=1", shop -> {
            sells(shop);
            assertThat(commands(shop)).contains("cmdstat_set:"); // what is stored

            shop.compose().run("kill", "valkey");
            sellsAtOnce(shop);
        });
    }

    @Test
    void aSettingActsAfterItsServiceHasCheckedItAndTheSystemGoesOnWithoutConfigService() {
        with("config", "registry-service=1", shop -> {
            sells(shop);
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(change(shop, "{\"logging.level.web\":\"WARN\"}"))
                            .contains("HTTP/1.1 200", "logging.level.web acts now"));
            assertThat(change(shop, "{\"logging.level.web\":\"loud\"}")).contains("HTTP/1.1 422");

            shop.compose().run("kill", "config-service");
            shop.compose().run("restart", "gateway-service"); // which starts with the last settings that it had
            shop.awaitReady(SERVICES);
            sells(shop);
            sellsAtOnce(shop);
        });
    }

    @Test
    void servicesFindEachOtherInZooKeeperWithoutEurekaAndGoOnWithoutIt() {
        with("zookeeper", "registry-service=0", shop -> {
            sells(shop);

            shop.compose().run("kill", "zookeeper-service");
            await().during(Duration.ofSeconds(10)) // longer than a session
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> new DemoScenario(shop.gateway()).run().isAsExpected());
            sellsAtOnce(shop);
        });
    }

    /** It starts with its secrets and its database only, which the build of an image has not. */
    @Test
    void anImageOfUserServiceCanHaveOpenIdConnect() {
        Compose docker = ContainerShop.compose(List.of());
        String image = docker.docker(
                        "build",
                        "--quiet",
                        "--build-arg=MODULE=user-service",
                        "--build-arg=PARTS=oidc/target/client/*.jar",
                        "--build-arg=MAVEN_MIRROR",
                        ".")
                .getLast();
        try {
            assertThatThrownBy(() -> docker.docker("run", "--rm", "--env=SPRING_FLYWAY_ENABLED=false", image))
                    .hasMessageContaining("Error creating bean with name 'authorizationRepository'");
        } finally {
            docker.docker("image", "rm", image);
        }
    }

    private static void with(String part, String scale, Consumer<ContainerShop> claims) {
        List<String> files = List.of("docker-compose.yml", "ops/%s.env".formatted(part));
        try (var shop = ContainerShop.up(files, "--scale", scale)) {
            shop.awaitReady(SERVICES);
            claims.accept(shop);
        }
    }

    private static void sells(ContainerShop shop) {
        assertThat(new DemoScenario(shop.gateway()).run().isAsExpected()).isTrue();
    }

    /** Without repeating a call, in one of three runs: a busy machine may stall. */
    private static void sellsAtOnce(ContainerShop shop) {
        assertThat(Stream.generate(() -> new DemoScenario(shop.gateway(), DemoPrinter.silent(), 0))
                        .limit(3))
                .anySatisfy(demo -> assertThatCode(
                                () -> assertThat(demo.run().isAsExpected()).isTrue())
                        .doesNotThrowAnyException());
    }

    private static String commands(ContainerShop shop) {
        String statistics = "REDISCLI_AUTH=$(cat /run/souk/valkey) valkey-cli info commandstats";
        return shop.compose().run("exec", "-T", "valkey", "sh", "-c", statistics);
    }

    /** The response of config-service, whose image has no client of HTTP. */
    private static String change(ContainerShop shop, String settings) {
        return shop.bash("config-service", """
                exec 3<> /dev/tcp/localhost/8080
                printf '%%s\\r\\n' 'POST /admin/changes/gateway-service?by=test HTTP/1.1' 'Host: localhost' \
                    "Authorization: Bearer $(cat /run/souk/souk.config.operator-password)" 'Connection: close' \
                    'Content-Type: application/json' 'Content-Length: %d' '' >&3
                printf %%s '%s' >&3
                cat <&3
                """.formatted(settings.length(), settings));
    }
}
