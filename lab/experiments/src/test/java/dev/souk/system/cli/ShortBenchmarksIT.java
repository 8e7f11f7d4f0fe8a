package dev.souk.system.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The short form, in full: what it measures has the right shape. Figures of so few seconds say nothing. Each starts a
 * system or two, and together they take twenty minutes: {@code .ci/run benchmarks} runs them.
 */
@EnabledOnOs(OS.LINUX)
@Tag("benchmarks")
class ShortBenchmarksIT {

    private static final String[] BASELINES = {
        "requests, to bare Spring Cloud Gateway",
        "CPU of a request, to bare Spring Cloud Gateway",
        "latency at a low rate, p50, to the call without a gateway"
    };

    private final BenchRun bench = new BenchRun();

    /** A gateway that does not forward each request would be an error here. */
    @Test
    void theShortFormMeasuresTheGatewayBesideEachBaselineAndLeavesNothingBehind(@TempDir Path temporary)
            throws IOException {
        JsonNode result = bench.shortForm(temporary, "baselines");

        assertThat(result.path("errors")).isEmpty();
        assertThat(BASELINES).allSatisfy(figure -> BenchRun.isComplete(result, 0, figure));
        // Far enough from 1 to hold in one second: the gateway is called, and then calls the server.
        assertThat(BenchRun.ratio(result, "latency at a low rate, p50, to the call without a gateway"))
                .isGreaterThan(1.1);
    }

    /** A call that fails or an event that is lost would be an error here. */
    @Test
    void theShortFormOfRollReplacesAllInstancesWithoutAFailure(@TempDir Path temporary) throws IOException {
        JsonNode result = bench.shortForm(temporary, "roll");

        assertThat(BenchRun.rows(result, 0)).hasSize(3).allSatisfy(service -> {
            assertThat(service.path("calls").asLong()).isPositive();
            assertThat(service.at("/an_instance/rounds")).hasSize(2);
        });
        assertThat(result.at("/tables/1/rows/0/opened_again").asLong()).isPositive();
    }

    @Test
    void theShortFormOfOverloadMeasuresThePeakAndThreeTimesThePeak(@TempDir Path temporary) throws IOException {
        JsonNode result = bench.shortForm(temporary, "overload");

        assertThat(BenchRun.rows(result, 0).map(row -> row.path("demand").asString()))
                .containsExactly("orders", "orders", "reads", "reads");
        assertThat(BenchRun.rows(result, 0))
                .allSatisfy(row -> assertThat(row.path("done").asDouble()).isPositive());
    }

    /** A call that fails because of the cache would be an error. */
    @Test
    void theShortFormOfCachingComparesFourStrategiesAndLosesOnlyWhatWasNotWritten(@TempDir Path temporary)
            throws IOException {
        JsonNode result = bench.shortForm(temporary, "caching");

        assertThat(result.path("errors")).isEmpty();
        assertThat(BenchRun.rows(result, 0).map(row -> row.path("catalogue").asString()))
                .containsExactly("none", "aside", "read-through", "write-through");
        assertThat(BenchRun.rows(result, 3)).hasSize(18);
        assertThat(BenchRun.rows(result, 2).filter(row -> row.path("lost").asInt() > 0))
                .allMatch(row -> row.path("carts").asString().equals("write-behind"));
    }

    /** A read that fails behind Nginx would be an error. */
    @Test
    void theShortFormOfEdgeReadsTheCatalogueFromNginxWhenTheGatewayIsDead(@TempDir Path temporary) throws IOException {
        assumeTrue(OperatingSystem.program("nginx").isPresent(), "Nginx is not installed");
        JsonNode result = bench.shortForm(temporary, "edge");

        assertThat(BenchRun.rows(result, 0).map(row -> row.path("failed").asInt() > 0))
                .containsExactly(false, false, true, false, false, false);
        assertThat(result.at("/tables/0/rows/0/requests_at_the_gateway").asInt())
                .isGreaterThan(10
                        * result.at("/tables/0/rows/3/requests_at_the_gateway").asInt());
    }

    @Test
    void noCallFailsInTheShortFormOfFailoverWhenOneOfTwoInstancesIsKilled(@TempDir Path temporary) throws IOException {
        JsonNode faults = bench.shortForm(temporary, "failover").at("/tables/0/rows");

        assertThat(faults).hasSize(2);
        assertThat(faults.at("/0/sent").asInt()).isPositive();
        assertThat(faults.at("/0/failed").asInt()).isZero();
        assertThat(faults.at("/0/arrived").asInt()).isPositive();
        assertThat(faults.at("/1/failures")).isNotEmpty();
    }

    @Test
    void noCallFailsInTheShortFormOfDiscoveryWhateverTheRegistryIs(@TempDir Path temporary) throws IOException {
        assumeTrue(OperatingSystem.program("named").isPresent(), "BIND is not installed");
        JsonNode events = bench.shortForm(temporary, "discovery").at("/tables/0/rows");

        assertThat(events)
                .hasSize(15)
                .allSatisfy(event -> assertThat(event.path("failed").asInt()).isZero());
    }
}
