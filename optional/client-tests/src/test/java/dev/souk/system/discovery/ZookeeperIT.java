package dev.souk.system.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.check.Checker;
import dev.souk.system.observe.RestState;
import dev.souk.system.observe.Target;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.demo.DemoScenario;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system whose instances find each other by ZooKeeper. */
class ZookeeperIT {

    private static final String ZOOKEEPER = Topology.ZOOKEEPER.name();
    private static final String CARTS = Topology.CARTS.name();
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Longer than a session lives, so that ZooKeeper forgets the instance. */
    private static final Duration PAUSE = Duration.ofSeconds(20);

    @Test
    void ordersGoThroughWithoutEurekaWhateverHappensToZookeeperAndToTheSessionOfAService(@TempDir Path folder)
            throws Exception {
        SoukOptions options = SoukOptions.isolated(SourceTree.containing(Path.of("")), folder.resolve(".souk"))
                .with(OptionalPart.ZOOKEEPER);
        try (RunningSouk souk = Souk.launch(options, _ -> {})) {
            assertThat(souk.status().processes())
                    .extracting(ProcessStatus::service)
                    .contains(ZOOKEEPER)
                    .doesNotContain(Topology.REGISTRY.name());
            assertThat(isShopping(souk)).isTrue();

            souk.kill(ZOOKEEPER, true);
            assertThat(isShopping(souk)).as("while ZooKeeper is down").isTrue();

            souk.kill(CARTS, true);
            souk.start(ZOOKEEPER);
            souk.start(CARTS);
            awaitShopping(souk);

            souk.pause(CARTS);
            await().pollDelay(PAUSE).atMost(SOON).until(() -> true);
            souk.resume(CARTS);
            awaitShopping(souk);

            souk.replace(CARTS + "#1");
            awaitShopping(souk);

            assertThat(RestState.await(Target.of(souk.status()), SOON)).isTrue();
            assertThat(Checker.check(Target.of(souk.status())).broken()).isEmpty();
        }
    }

    private static void awaitShopping(RunningSouk souk) {
        await().atMost(SOON).until(() -> isShopping(souk));
    }

    private static boolean isShopping(RunningSouk souk) throws Exception {
        try {
            return new DemoScenario(souk.gateway()).run().isAsExpected();
        } catch (ToolException notYet) {
            return false;
        }
    }
}
