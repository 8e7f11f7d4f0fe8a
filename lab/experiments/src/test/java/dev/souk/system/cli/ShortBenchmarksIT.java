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

/**
 * The short form, in full: what it measures has the right shape. Figures of so few seconds say nothing. Each starts a
 * system or two, and together they take twenty minutes: {@code .ci/run benchmarks} runs them.
 */
@EnabledOnOs(OS.LINUX)
@Tag("benchmarks")
class ShortBenchmarksIT {

    private static final String[] BASELINES = {
        "orders, to bare SQL",
        "CPU of an order, to bare SQL",
        "PostgreSQL's CPU of an order, to bare SQL",
        "requests, to bare Spring Cloud Gateway",
        "CPU of a request, to bare Spring Cloud Gateway",
        "latency at a low rate, p50, to the call without a gateway"
    };

    private static final String[] SCALED_BY_ORDERS = {
        "checkout to CONFIRMED, one user, p50",
        "checkout to CONFIRMED, one user, p99",
        "first page of GET /orders",
        "confirmed orders",
        "CPU of an order",
        "CPU of an order: postgres"
    };

    private final BenchRun bench = new BenchRun();

    /** An order by SQL that leaves other rows than one of the shop would be an error here. */
    @Test
    void theShortFormMeasuresTheSystemBesideEachBaselineAndLeavesNothingBehind(@TempDir Path temporary)
            throws IOException {
        JsonNode result = bench.shortForm(temporary, "baselines");

        assertThat(result.path("errors")).isEmpty();
        JsonNode rows = result.at("/settings/rows of an order");
        assertThat(rows.path("order-service orders").asDouble()).isEqualTo(1);
        assertThat(rows.path("user-service ledger_entry").asDouble()).isEqualTo(2);
        assertThat(BASELINES).allSatisfy(figure -> BenchRun.isComplete(result, 0, figure));
        // Far enough from 1 to hold in one second; a gateway of a few seconds still compiles and says nothing.
        assertThat(BenchRun.ratio(result, "orders, to bare SQL")).isLessThan(0.9);
    }

    /** A past order that leaves other rows than one of the shop, or violates an invariant, would be an error here. */
    @Test
    void theShortFormMeasuresWhatGrowsBesideWhatDoesNotAndLeavesNothingBehind(@TempDir Path temporary)
            throws IOException {
        JsonNode result = bench.shortForm(temporary, "scaling");

        assertThat(result.path("errors")).isEmpty();
        assertThat(result.at("/settings/seconds until there are 300 past orders")
                        .asDouble())
                .isPositive();
        assertThat(result.path("tables")
                        .valueStream()
                        .map(table -> table.path("title").asString()))
                .containsExactly(
                        "past orders: A has 100, B has 300",
                        "customers: A has 1, B has 2",
                        "instances of cart-service: A has 1, B has 2");
        assertThat(SCALED_BY_ORDERS).allSatisfy(figure -> BenchRun.isComplete(result, 0, figure));
        BenchRun.isComplete(result, 1, "cart to CONFIRMED, p50");
        BenchRun.isComplete(result, 2, "memory after load");
    }

    /** A claim of the published experiment, with a distance that holds on a busy machine. */
    @Test
    void theShortFormShowsThatPeakEwmaAvoidsASlowServerAndRoundRobinDoesNot(@TempDir Path temporary)
            throws IOException {
        JsonNode result = bench.shortForm(temporary, "balancing");

        assertThat(BenchRun.rows(result, 0)).hasSize(5);
        JsonNode roundRobin = strategy(result, "round-robin");
        JsonNode peakEwma = strategy(result, "peak-ewma");
        assertThat(roundRobin.path("within_1_s").asDouble()).isBetween(93.0, 97.0);
        assertThat(peakEwma.path("within_1_s").asDouble()).isGreaterThan(98.5);
        assertThat(peakEwma.path("to_slow_one").asDouble())
                .isLessThan(roundRobin.path("to_slow_one").asDouble() * 0.8);
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

    @Test
    void inTheShortFormOfAttackersCustomersAreServedDuringEachAttack(@TempDir Path temporary) throws IOException {
        JsonNode result = bench.shortForm(temporary, "attackers");

        assertThat(BenchRun.rows(result, 1).map(row -> row.path("attack").asString()))
                .containsExactly("nobody", "reads", "checkouts", "logins");
        assertThat(BenchRun.rows(result, 0))
                .hasSize(8)
                .allSatisfy(row -> assertThat(row.path("done").asInt()).isPositive());
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

    /** Relations of a few seconds need not hold; all of them are measured. */
    @Test
    void theShortFormOfFormulasPredictsAndMeasuresEachRelation(@TempDir Path temporary) throws IOException {
        JsonNode relations = bench.shortForm(temporary, "formulas").path("tables");

        assertThat(relations
                        .valueStream()
                        .map(relation -> relation.path("title").asString().replaceFirst(":.*", "")))
                .containsExactly(
                        "Little's law",
                        "Latency",
                        "Consistency latency",
                        "Transfer latency",
                        "Amdahl's law",
                        "Availability");
        assertThat(relations.valueStream())
                .allSatisfy(relation -> assertThat(relation.path("rows"))
                        .isNotEmpty()
                        .allSatisfy(row -> {
                            assertThat(row.path("predicted").asDouble()).isPositive();
                            assertThat(row.path("measured").asDouble()).isPositive();
                        }));
    }

    @Test
    void theShortFormOfProtocolsMeasuresBothUseCasesByEach(@TempDir Path temporary) throws IOException {
        JsonNode result = bench.shortForm(temporary, "protocols");

        assertThat(BenchRun.rows(result, 0)).hasSize(3).allSatisfy(ShortBenchmarksIT::hasItsCosts);
        assertThat(BenchRun.rows(result, 1)).hasSize(5).allSatisfy(ShortBenchmarksIT::hasItsCosts);
    }

    private static void hasItsCosts(JsonNode row) {
        assertThat(row.path("failures").isMissingNode()).as("%s", row).isTrue();
        for (String figure : new String[] {"p50", "a_second", "sent", "received", "cpu_of_the_gateway"}) {
            assertThat(row.path(figure).asDouble()).as("%s of %s", figure, row).isPositive();
        }
    }

    private static JsonNode strategy(JsonNode result, String name) {
        return BenchRun.rows(result, 0)
                .filter(each -> each.path("strategy").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
