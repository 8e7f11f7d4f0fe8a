package dev.souk.system.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.Mode;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.HttpConnection;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.chaos.load.Pacing;
import dev.souk.system.repository.Repository;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two gateways behind HAProxy, and two registries: one of each can go away while the shop is used. It needs a machine
 * for itself, as benchmarks do.
 */
@Tag("benchmarks")
class EdgeIT {

    /** Longer than a lease in the registry, and than the time after which its clients read it again. */
    private static final Duration UNTIL_LEASES_EXPIRE = Duration.ofSeconds(8);

    private static final int BURST = 60;
    private static final int PER_SECOND = 40;

    private final Path state;

    EdgeIT(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void callersSeeOneGatewayAndNobodyNoticesThatARegistryOrAGatewayGoesAway(boolean tls)
            throws IOException, InterruptedException {
        assumeTrue(
                OperatingSystem.program("haproxy").isPresent(),
                "HAProxy is not installed: there is no single port for two gateways");
        try (RunningSouk souk = Souk.LAUNCHER.launch(options().with(Mode.TLS, tls), _ -> {})) {
            HttpAddress address = address(souk);
            try (Shop shop = Shop.open(address, souk.status().admin(), 4);
                    var readers = new Readers(shop)) {
                assertBothTogetherLetPassWhatOneWould(address);
                killEach(souk, readers);
            }
        }
    }

    private SoukOptions options() {
        return SoukOptions.isolated(new SourceTree(Repository.ROOT), state)
                .with("gateway-service", 2)
                .with("registry-service", 2)
                .withEnvironment("gateway-service", "SOUK_GATEWAY_RATELIMIT_CALLER_BURST", "" + BURST)
                .withEnvironment("gateway-service", "SOUK_GATEWAY_RATELIMIT_CALLER_PERSECOND", "" + PER_SECOND);
    }

    private static HttpAddress address(RunningSouk souk) throws IOException {
        Path certificates = souk.status().certificates();
        return certificates == null
                ? HttpAddress.plain(souk.gateway())
                : HttpAddress.at(URI.create(souk.gateway()), new Certificates(certificates).authority());
    }

    private static void killEach(RunningSouk souk, Readers readers) throws InterruptedException {
        for (String registry : List.of("registry-service#1", "registry-service#2")) {
            souk.kill(registry, true);
            Pacing.pause(UNTIL_LEASES_EXPIRE);
            souk.start(registry);
        }
        assertNothingFailed(readers, "each registry was killed, and started again");

        assertThat(souk.replace("gateway#1")).isEqualTo("gateway-service#3");
        souk.perform(Verb.RESTART, "gateway#2");
        assertNothingFailed(readers, "a gateway was replaced, and the other one restarted");

        souk.kill("gateway#2", true);
        Pacing.pause(Duration.ofSeconds(2));
        assertNothingFailed(readers, "a gateway was killed");
        assertThat(readers.calls()).isGreaterThan(1_000);
    }

    /** Whatever addresses the caller claims to have; of HAProxy's own address bff-service calls, and is believed. */
    private void assertBothTogetherLetPassWhatOneWould(HttpAddress address) throws IOException {
        int admitted = 0;
        long begin = System.nanoTime();
        try (var connection = new HttpConnection(address.from(InetAddress.ofLiteral("127.0.0.2")))) {
            for (int call = 0; call < 10 * BURST; call++) {
                String claim = "X-Forwarded-For: 203.0.113.%d\r\n".formatted(call % 250);
                admitted += connection.send("GET", "/items", claim, "").status() == 200 ? 1 : 0;
            }
        }
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1_000.0;

        assertThat((double) admitted).isBetween(0.9 * BURST, BURST + PER_SECOND * seconds + 2);
    }

    private static void assertNothingFailed(Readers readers, String event) {
        assertThat(readers.failures())
                .as("of %d calls, after %s", readers.calls(), event)
                .isEmpty();
    }
}
