package dev.souk.system.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** `./souk bench` itself, and its first benchmark; {@link ShortBenchmarksIT} has the others. */
@EnabledOnOs(OS.LINUX)
@Tag("alone")
class BenchCommandIT {

    private static final String[] EXPECTED = {
        "start to ready",
        "start to first confirmed order",
        "memory after first order",
        "memory after load",
        "idle CPU",
        "checkout to CONFIRMED, one user, p50",
        "checkout to CONFIRMED, one user, p99",
        "reads through the gateway",
        "reads at the service",
        "confirmed orders",
        "CPU of an order",
        "CPU of an order: order-service",
        "CPU of an order: postgres",
        "CPU of an order: load generator"
    };

    private final BenchRun bench = new BenchRun();

    @Test
    void theShortFormMeasuresEverythingOnBothSidesAndLeavesNothingBehind(@TempDir Path temporary) throws IOException {
        JsonNode result = bench.shortForm(temporary, "compare", "--with", "--instances cart-service=2");

        assertThat(result.path("brief").asBoolean()).isTrue();
        assertThat(result.path("errors")).isEmpty();
        JsonNode settings = result.path("settings");
        assertThat(settings.path("A").asString()).doesNotContain("up");
        assertThat(settings.path("B").asString()).endsWith(", up --instances cart-service=2");
        assertThat(EXPECTED).allSatisfy(figure -> BenchRun.isComplete(result, 0, figure));
        // The one figure that holds whatever else the machine does: another process takes more memory.
        assertThat(BenchRun.ratio(result, "memory after first order")).isGreaterThan(1.02);
    }

    @Test
    void whatDiffersInTwoThingsIsNotCompared() {
        assertThat(bench.run("compare", "--with", "--fresh", "--against", ".")).isEqualTo(1);
        assertThat(bench.errors()).contains("--against or --with");
    }

    @Test
    void optionsOfUpAreRefusedForASystemThatIsStartedOtherwise() {
        assertThat(bench.run("overload", "--short", "--with", "--tls")).isEqualTo(1);
        assertThat(bench.errors()).contains("Options of `./souk up` are for `./souk bench compare`");
    }

    @Test
    void anOptionOfAnotherBenchmarkIsRefused() {
        assertThat(bench.run("baselines", "--against", ".")).isEqualTo(1);
        assertThat(bench.errors()).contains("--against is an option of `./souk bench compare`");
    }

    @Test
    void aBenchmarkThatDoesNotExistIsAWrongArgument() {
        assertThat(bench.run("comparison")).isEqualTo(2);
        assertThat(bench.errors()).contains("expected one of [compare, baselines, ");
    }
}
