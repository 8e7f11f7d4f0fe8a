package dev.souk.system.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.Souk;
import dev.souk.system.bench.measured.BenchmarkedSystem;
import dev.souk.system.bench.measured.Side;
import dev.souk.system.repository.Repository;
import dev.souk.tools.port.FreePorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * `souk demo resilience` and `souk watch`, on a system of their own, which the script has started: its launcher
 * restarts the instance that is killed.
 *
 * <p>Alone: beside a test that takes all processors, calls to the instance that has just been started wait for a
 * second, and the gateway rejects some of them.
 */
@Tag("alone")
class ResilienceIT {

    /** The registry evicts an instance that hangs for longer than its lease. */
    private static final Duration UNTIL_REGISTERED = Duration.ofSeconds(30);

    private final Path state;

    ResilienceIT(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whileAServiceHangsItsCircuitBreakerOpensAndClosesWhenItContinues() throws IOException, InterruptedException {
        var side = new Side("", Repository.ROOT, List.of("SOUK_GATEWAY_RATE_LIMIT_ENABLED=true"));
        try (var souk = BenchmarkedSystem.of(side, state, new FreePorts(RandomGenerator.getDefault()))) {
            souk.start();

            assertThat(String.join("\n", run("demo", "resilience")))
                    .containsSubsequence("The states of the circuit breaker", "CLOSED", "OPEN", "HALF_OPEN", "CLOSED");
            await().atMost(UNTIL_REGISTERED)
                    .untilAsserted(() -> assertThat(run("watch", "--once"))
                            .anyMatch(line -> line.matches("gateway-service +cart-service +CLOSED .* [1-9]\\d* .*"))
                            .anyMatch(line -> line.matches("order-service#2 +cart-service +CLOSED .* 0/\\d+"))
                            .anyMatch(line -> line.matches("cart-service#1 +UP +UP +\\d.*"))
                            .anyMatch(line -> line.matches("order-service +0 +0 .*"))
                            .allMatch(line -> line.length() <= 100));
        }
    }

    private List<String> run(String... words) {
        var out = new StringWriter();
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--state", state.toString()));
        int exit = Souk.commandLine().setOut(new PrintWriter(out, true)).execute(all.toArray(String[]::new));
        assertThat(exit).as("%s", out).isZero();
        return out.toString().lines().toList();
    }
}
