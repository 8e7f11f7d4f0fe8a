package dev.souk.system.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every attack on a system of its own. */
class AttackIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Test
    void everyAttackIsRefused(@TempDir Path temporary) throws IOException {
        Path state = temporary.resolve(".souk");
        SoukOptions options = SoukOptions.isolated(SourceTree.containing(Path.of("")), state)
                .withEnvironment("gateway-service", "SOUK_GATEWAY_REQUEST_BODYTIMEOUT", "1s"); // many never end
        try (RunningSouk souk = Souk.LAUNCHER.launch(options, _ -> {})) {
            List<Path> logs = List.of(state.resolve("logs"));
            AttackReport report = AttackReport.of(URI.create(souk.gateway()), logs, List.of(), TIMEOUT, _ -> {});

            report.lines().forEach(System.out::println);
            assertThat(report.through())
                    .as("%s", String.join("\n", report.lines()))
                    .isEmpty();
            assertThat(report.unanswered()).isEmpty();
        }
    }
}
