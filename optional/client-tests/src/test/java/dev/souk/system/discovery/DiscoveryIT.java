package dev.souk.system.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.system.check.Checker;
import dev.souk.system.observe.Target;
import dev.souk.system.shared.Shopping;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.OperatingSystem;
import dev.souk.tools.process.ProcessStatus;
import dev.souk.tools.proxy.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Systems whose instances find each other by another registry than Eureka. */
class DiscoveryIT {

    private static final String CARTS = Topology.CARTS.name();
    private static final String USERS = Topology.USERS.name();
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Longer than a session lives, which is 6 s, so that ZooKeeper forgets the instance. */
    private static final Duration SESSION = Duration.ofSeconds(10);

    private static final ProxyRoute CARTS_TO_ZOOKEEPER =
            new ProxyRoute(Topology.CARTS.nameOf(1), Topology.ZOOKEEPER.name());

    @TempDir
    private Path folder;

    @Test
    void ordersGoThroughWhateverHappensToZookeeperAndToTheSessionOfAService() throws Exception {
        String zookeeper = Topology.ZOOKEEPER.name();
        SoukOptions options = options(OptionalPart.ZOOKEEPER).proxied(List.of(CARTS_TO_ZOOKEEPER));
        try (RunningSouk souk = Souk.LAUNCHER.launch(options, _ -> {})) {
            assertThatOrdersSurviveTheEndOf(zookeeper, souk);

            souk.pause(CARTS);
            pass(SESSION);
            souk.resume(CARTS);
            awaitShopping(souk);

            souk.pause(zookeeper);
            assertThat(Shopping.isUndisturbed(souk)).as("while it is suspended").isTrue();
            pass(SESSION);
            souk.resume(zookeeper);
            awaitShopping(souk);

            souk.proxy(CARTS_TO_ZOOKEEPER).apply(new Traffic.DroppedSilently());
            pass(SESSION);
            souk.proxy(CARTS_TO_ZOOKEEPER).apply(new Traffic.Flows());
            awaitShopping(souk);

            assertThatAnInstanceIsReplacedAndNothingIsLost(souk);
        }
    }

    @Test
    void ordersGoThroughWhateverHappensToTheNameServer() throws Exception {
        assumeTrue(OperatingSystem.program("named").isPresent(), "BIND is not installed");
        String server = Topology.NAME_SERVER.name();
        try (RunningSouk souk = Souk.LAUNCHER.launch(options(OptionalPart.DNS).with(USERS, 2), _ -> {})) {
            assertThatOrdersSurviveTheEndOf(server, souk);

            souk.pause(server);
            souk.kill(USERS + "#2", true);
            assertThat(reads(souk, 100))
                    .as("while the records have an instance that is gone")
                    .isZero();
            assertThat(Shopping.isUndisturbed(souk))
                    .as("while the name server is suspended")
                    .isTrue();
            souk.resume(server);

            souk.kill(USERS + "#1", false);
            souk.start(USERS + "#2"); // found although its callers have waited for a server that did not respond
            awaitShopping(souk);

            assertThatAnInstanceIsReplacedAndNothingIsLost(souk);
        }
    }

    private SoukOptions options(OptionalPart registry) {
        return SoukOptions.isolated(SourceTree.containing(Path.of("")), folder.resolve(".souk"))
                .with(registry);
    }

    private static void pass(Duration time) {
        await().pollDelay(time).atMost(SOON).until(() -> true);
    }

    private static void assertThatOrdersSurviveTheEndOf(String registry, RunningSouk souk) throws Exception {
        assertThat(souk.status().processes())
                .extracting(ProcessStatus::service)
                .contains(registry)
                .doesNotContain(Topology.REGISTRY.name());
        assertThat(Shopping.isPossible(souk)).isTrue();

        souk.kill(registry, true);
        assertThat(Shopping.isUndisturbed(souk)).as("while it is down").isTrue();

        souk.kill(CARTS, true);
        souk.start(registry);
        souk.start(CARTS);
        awaitShopping(souk);
    }

    private static void assertThatAnInstanceIsReplacedAndNothingIsLost(RunningSouk souk) throws Exception {
        souk.replace(CARTS + "#1");
        awaitShopping(souk);

        assertThat(Checker.awaitRest(Target.of(souk.status()), SOON)).isTrue();
        assertThat(Checker.check(Target.of(souk.status())).broken()).isEmpty();
    }

    /** How many of so many reads of user-service, which may be repeated, fail. */
    private static long reads(RunningSouk souk, int count) {
        var client = new SoukClient(souk.gateway(), Duration.ofSeconds(10)); // longer than the gateway waits
        return IntStream.range(0, count).filter(_ -> !canRead(client)).count();
    }

    private static boolean canRead(SoukClient client) {
        try {
            int status = client.send(Call.get("/.well-known/jwks.json")).status();
            return status == 200 || status == 504; // of a machine that stalls; a connection to who is gone is refused
        } catch (IOException failed) {
            return false;
        }
    }

    private static void awaitShopping(RunningSouk souk) {
        await().atMost(SOON).until(() -> Shopping.isPossible(souk));
    }
}
