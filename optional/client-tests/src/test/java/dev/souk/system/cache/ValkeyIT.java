package dev.souk.system.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.OptionalPart;
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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A system whose cart-service has Valkey. */
class ValkeyIT {

    private static final String VALKEY = Topology.VALKEY.name();
    private static final Duration SOON = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource({"write-through, none", "read-through, write-behind"})
    void customersDoNotNoticeThatTheCacheIsKilledOrSuspended(String catalogue, String carts, @TempDir Path folder)
            throws Exception {
        var variables = Map.of("SOUK_CACHE_CATALOGUE", catalogue, "SOUK_CACHE_CARTS", carts);
        try (RunningSouk souk = Souk.launch(options(folder, variables), _ -> {})) {
            shop(souk);
            souk.kill(VALKEY, true);
            shop(souk);
            shop(souk);
            souk.start(VALKEY);
            shop(souk);
            souk.pause(VALKEY);
            shop(souk);
            shop(souk);
            souk.resume(VALKEY);
            shop(souk);

            assertConsistent(souk);
        }
    }

    @Test
    void cartsInValkeyAloneAreBackWithTheServer(@TempDir Path folder) throws Exception {
        try (RunningSouk souk = Souk.launch(options(folder, Map.of("SOUK_CART_STORE", "valkey")), _ -> {})) {
            shop(souk);
            souk.kill(VALKEY, true);
            souk.start(VALKEY);
            await().atMost(SOON).until(() -> isShopping(souk));

            assertConsistent(souk);
        }
    }

    private static SoukOptions options(Path folder, Map<String, String> variables) {
        return SoukOptions.isolated(SourceTree.containing(Path.of("")), folder.resolve(".souk"))
                .with(OptionalPart.VALKEY)
                .withEnvironment(Topology.CARTS.name(), variables);
    }

    private static void shop(RunningSouk souk) throws Exception {
        assertThat(new DemoScenario(souk.gateway()).run().isAsExpected()).isTrue();
    }

    private static boolean isShopping(RunningSouk souk) throws Exception {
        try {
            return new DemoScenario(souk.gateway()).run().isAsExpected();
        } catch (ToolException notYet) {
            return false;
        }
    }

    private static void assertConsistent(RunningSouk souk) {
        assertThat(RestState.await(Target.of(souk.status()), SOON)).isTrue();
        assertThat(Checker.check(Target.of(souk.status())).broken()).isEmpty();
    }
}
