package dev.souk.system.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.SourceTree;
import dev.souk.launcher.cli.SoukCommand;
import dev.souk.launcher.demo.DemoPrinter;
import dev.souk.launcher.demo.resilience.ResilienceResult;
import dev.souk.launcher.demo.resilience.ResilienceScenario;
import dev.souk.launcher.demo.resilience.ResilienceScenario.Step;
import dev.souk.launcher.running.RunningSouk;
import dev.souk.launcher.running.Souk;
import dev.souk.launcher.running.SoukOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * `souk demo resilience` and `souk watch`, on a system of their own. Without the step in which an instance is killed:
 * the launcher of a test restarts nothing, and chaos kills every instance.
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
    void whileAServiceHangsItsCircuitBreakerOpensAndClosesWhenItContinues() {
        SoukOptions options = SoukOptions.isolated(SourceTree.containing(Path.of("")), state);
        try (RunningSouk souk = Souk.launch(options, _ -> {})) {
            ResilienceResult result = new ResilienceScenario(souk, DemoPrinter.silent())
                    .run(Set.of(Step.OUTAGE, Step.RATE_LIMIT, Step.ROLL));

            assertThat(result.deviations()).isEmpty();
            assertThat(result.breakerStates()).containsSubsequence("CLOSED", "OPEN", "HALF_OPEN", "CLOSED");
            await().atMost(UNTIL_REGISTERED)
                    .untilAsserted(() -> assertThat(watch())
                            .anyMatch(line -> line.matches("gateway-service +cart-service +CLOSED .* [1-9]\\d* .*"))
                            .anyMatch(line -> line.matches("order-service#2 +cart-service +CLOSED .* 0/\\d+"))
                            .anyMatch(line -> line.matches("cart-service#1 +UP +UP +\\d.*"))
                            .anyMatch(line -> line.matches("order-service +0 +0 .*"))
                            .allMatch(line -> line.length() <= 100));
        }
    }

    private List<String> watch() {
        var out = new StringWriter();
        CommandLine souk = SoukCommand.commandLine();
        souk.setOut(new PrintWriter(out, true));
        assertThat(souk.execute("watch", "--once", "--state", state.toString())).isZero();
        return out.toString().lines().toList();
    }
}
