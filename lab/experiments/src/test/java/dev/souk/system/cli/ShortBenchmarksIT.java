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
        assertThat(result.at("/rows_of_an_order/order-service orders").asDouble())
                .isEqualTo(1);
        assertThat(result.at("/rows_of_an_order/user-service ledger_entry").asDouble())
                .isEqualTo(2);
        assertThat(BASELINES).allSatisfy(name -> BenchRun.isComplete(result, name));
        // Far enough from 1 to hold in one second; a gateway of a few seconds still compiles and says nothing.
        assertThat(BenchRun.ratio(result, "orders, to bare SQL")).isLessThan(0.9);
    }

    /** A past order that leaves other rows than one of the shop, or violates an invariant, would be an error here. */
    @Test
    void theShortFormMeasuresWhatGrowsBesideWhatDoesNotAndLeavesNothingBehind(@TempDir Path temporary)
            throws IOException {
        JsonNode result = bench.shortForm(temporary, "scaling");

        assertThat(result.path("errors")).isEmpty();
        assertThat(result.at("/fill_seconds/300").asDouble()).isPositive();
        JsonNode orders = section(result, "past orders", "300");
        assertThat(SCALED_BY_ORDERS).allSatisfy(name -> BenchRun.isComplete(orders, name));
        BenchRun.isComplete(section(result, "customers", "2"), "cart to CONFIRMED, p50");
        BenchRun.isComplete(section(result, "instances of cart-service", "2"), "memory after load");
    }

    /** A claim of the published experiment, with a distance that holds on a busy machine. */
    @Test
    void theShortFormShowsThatPeakEwmaAvoidsASlowServerAndRoundRobinDoesNot(@TempDir Path temporary)
            throws IOException {
        JsonNode result = bench.shortForm(temporary, "balancing");

        assertThat(result.path("eleven_servers")).hasSize(5);
        JsonNode roundRobin = strategy(result, "round-robin");
        JsonNode peakEwma = strategy(result, "peak-ewma");
        assertThat(roundRobin.path("success_percent").asDouble()).isBetween(93.0, 97.0);
        assertThat(peakEwma.path("success_percent").asDouble()).isGreaterThan(98.5);
        assertThat(peakEwma.path("slow_share_percent").asDouble())
                .isLessThan(roundRobin.path("slow_share_percent").asDouble() * 0.8);
    }

    @Test
    void theShortFormPromotesAGoodBuildAndGoesBackFromABrokenOneBeforeItHasAllCalls(@TempDir Path temporary)
            throws IOException {
        JsonNode builds = bench.shortForm(temporary, "blue-green").path("builds");

        assertThat(builds.at("/0/promoted").asBoolean()).isTrue();
        assertThat(builds.at("/0/new_calls").asInt()).isPositive();
        assertThat(builds.at("/1/promoted").asBoolean()).isFalse();
        assertThat(builds.at("/1/reason").asString()).contains("calls failed");
        assertThat(failures(builds.get(1)))
                .as("%s", builds)
                .isLessThan(builds.at("/1/calls").asLong() / 20);
    }

    /** A call that fails or an event that is lost would be an error here. */
    @Test
    void theShortFormOfRollReplacesAllInstancesWithoutAFailure(@TempDir Path temporary) throws IOException {
        JsonNode souk = bench.shortForm(temporary, "roll").at("/settings/0");

        assertThat(souk.path("services")).hasSize(3).allSatisfy(service -> {
            assertThat(service.path("calls").asLong()).isPositive();
            assertThat(service.path("seconds")).hasSize(2);
        });
        assertThat(souk.path("reconnects").asLong()).isPositive();
    }

    @Test
    void theShortFormOfOverloadMeasuresThePeakAndThreeTimesThePeak(@TempDir Path temporary) throws IOException {
        JsonNode stages = bench.shortForm(temporary, "overload").at("/settings/0/stages");

        assertThat(stages.valueStream().map(stage -> stage.path("demand").asString()))
                .containsExactly("ORDERS", "ORDERS", "READS", "READS");
        assertThat(stages.valueStream())
                .allSatisfy(
                        stage -> assertThat(stage.path("goodput").asDouble()).isPositive());
    }

    @Test
    void inTheShortFormOfAttackersCustomersAreServedDuringEachAttack(@TempDir Path temporary) throws IOException {
        JsonNode stages = bench.shortForm(temporary, "attackers").at("/settings/0/stages");

        assertThat(stages.valueStream().map(stage -> stage.path("attack").asString()))
                .containsExactly("nobody", "READS", "CHECKOUTS", "LOGINS");
        assertThat(stages.valueStream().flatMap(stage -> stage.path("demands").valueStream()))
                .hasSize(8)
                .allSatisfy(demand -> assertThat(demand.path("served").asInt()).isPositive());
    }

    @Test
    void theShortFormOfConsoleReadsEveryPageUnderLoadWithoutAFailure(@TempDir Path temporary) throws IOException {
        JsonNode result = bench.shortForm(temporary, "console");

        assertThat(result.path("pages")
                        .valueStream()
                        .map(page -> page.path("page").asString()))
                .containsExactly(
                        "System",
                        "Metrics",
                        "Logs",
                        "Traces",
                        "a trace",
                        "Orders",
                        "an order",
                        "Events",
                        "records of a topic");
        assertThat(result.path("failures")).isEmpty();
        assertThat(result.path("first_seen_seconds")).hasSize(3);
        assertThat(result.path("launcher").valueStream())
                .hasSize(4)
                .allSatisfy(mebibytes -> assertThat(mebibytes.asDouble()).isPositive());
    }

    @Test
    void noCallFailsInTheShortFormOfFailoverWhenOneOfTwoInstancesIsKilled(@TempDir Path temporary) throws IOException {
        JsonNode faults = bench.shortForm(temporary, "failover").path("faults");

        assertThat(faults).hasSize(2);
        assertThat(faults.at("/0/done").asInt()).isPositive();
        assertThat(faults.at("/0/arrived").asInt()).isPositive();
        assertThat(faults.at("/1/failures")).isNotEmpty();
    }

    /** Relations of a few seconds need not hold; all of them are measured. */
    @Test
    void theShortFormOfFormulasPredictsAndMeasuresEachRelation(@TempDir Path temporary) throws IOException {
        JsonNode relations = bench.shortForm(temporary, "formulas").path("relations");

        assertThat(relations.valueStream().map(relation -> relation.path("name").asString()))
                .containsExactly(
                        "Little's law",
                        "Latency",
                        "Consistency latency",
                        "Transfer latency, bandwidth",
                        "Amdahl's law",
                        "Availability");
        assertThat(relations
                        .valueStream()
                        .flatMap(relation -> relation.path("lines").valueStream()))
                .allSatisfy(line -> {
                    assertThat(line.path("predicted").asDouble()).isPositive();
                    assertThat(line.path("measured").asDouble()).isPositive();
                });
    }

    @Test
    void theShortFormOfProtocolsMeasuresBothUseCasesByEachAndEachContinuesAfterACut(@TempDir Path temporary)
            throws IOException {
        JsonNode result = bench.shortForm(temporary, "protocols");

        assertThat(result.path("reads")).hasSize(5).allSatisfy(ShortBenchmarksIT::hasItsCosts);
        assertThat(result.path("streams")).hasSize(6).allSatisfy(ShortBenchmarksIT::hasItsCosts);
        assertThat(result.path("slow"))
                .hasSize(11)
                .allSatisfy(
                        line -> assertThat(line.path("kept_millis").asDouble()).isGreaterThanOrEqualTo(100));
        assertThat(result.path("faults")).hasSize(22);
        assertThat(result.path("faults")
                        .valueStream()
                        .filter(fault -> fault.path("continued").isBoolean()))
                .hasSize(12)
                .allSatisfy(fault -> assertThat(fault.path("continued").asBoolean())
                        .as("%s", fault)
                        .isTrue());
    }

    private static void hasItsCosts(JsonNode figures) {
        assertThat(figures.path("request").asDouble()).isPositive();
        assertThat(figures.path("response").asDouble()).isPositive();
        assertThat(figures.path("cpu_micros").path("gateway").asDouble()).isPositive();
        assertThat(figures.path("cpu_micros").path("client").asDouble()).isPositive();
    }

    private static long failures(JsonNode build) {
        return build.path("failures").valueStream().mapToLong(JsonNode::asLong).sum();
    }

    private static JsonNode strategy(JsonNode result, String name) {
        return result.path("eleven_servers")
                .valueStream()
                .filter(each -> each.path("strategy").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode section(JsonNode result, String what, String size) {
        return result.path("sections")
                .valueStream()
                .filter(each -> each.path("what").asString().equals(what)
                        && each.path("b").asString().equals(size))
                .findFirst()
                .orElseThrow();
    }
}
