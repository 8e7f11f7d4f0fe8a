package dev.souk.system.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.client.Json;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/**
 * The short form, in full: what it measures on two systems has the right shape. Figures of so few seconds say nothing.
 */
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

    private static final String[] BASELINES = {
        "orders, to bare SQL",
        "CPU of an order, to bare SQL",
        "PostgreSQL's CPU of an order, to bare SQL",
        "requests, to bare Spring Cloud Gateway",
        "CPU of a request, to bare Spring Cloud Gateway"
    };

    private static final String[] SCALED_BY_ORDERS = {
        "checkout to CONFIRMED, one user, p50",
        "checkout to CONFIRMED, one user, p99",
        "first page of GET /orders",
        "confirmed orders",
        "CPU of an order",
        "CPU of an order: postgres"
    };

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theShortFormMeasuresEverythingOnBothSidesAndLeavesNothingBehind(@TempDir Path temporary) throws IOException {
        JsonNode result = shortForm(temporary, "compare", "--with", "--instances cart-service=2");

        assertThat(result.path("brief").asBoolean()).isTrue();
        assertThat(result.path("errors")).isEmpty();
        assertThat(result.at("/sides/1/options").toString()).isEqualTo("[\"--instances\",\"cart-service=2\"]");
        assertThat(result.at("/orders/A").asInt()).isPositive();
        assertThat(result.at("/orders/B").asInt()).isPositive();
        assertThat(EXPECTED).allSatisfy(name -> isComplete(figure(result, name)));
        // The one figure that holds whatever else the machine does: another process takes more memory.
        assertThat(ratio(result, "memory after first order")).isGreaterThan(1.02);
    }

    @Test
    void whatDiffersInTwoThingsIsNotCompared() {
        assertThat(run("compare", "--with", "--fresh", "--against", ".")).isEqualTo(1);
        assertThat(err.toString()).contains("--against or --with");
    }

    /** An order by SQL that leaves other rows than one of the shop would be an error here. */
    @Test
    void theShortFormMeasuresTheSystemBesideEachBaselineAndLeavesNothingBehind(@TempDir Path temporary)
            throws IOException {
        JsonNode result = shortForm(temporary, "baselines");

        assertThat(result.path("errors")).isEmpty();
        assertThat(result.at("/rows_of_an_order/order-service orders").asDouble())
                .isEqualTo(1);
        assertThat(result.at("/rows_of_an_order/user-service ledger_entry").asDouble())
                .isEqualTo(2);
        assertThat(BASELINES).allSatisfy(name -> isComplete(figure(result, name)));
        // Far enough from 1 to hold in one second; a gateway of a few seconds still compiles and says nothing.
        assertThat(ratio(result, "orders, to bare SQL")).isLessThan(0.9);
    }

    @Test
    void optionsOfAComparisonAreRefusedForBaselines() {
        assertThat(run("baselines", "--with", "--tls")).isEqualTo(1);
        assertThat(err.toString()).contains("options of `./souk bench compare`");
    }

    /** A past order that leaves other rows than one of the shop, or violates an invariant, would be an error here. */
    @Test
    void theShortFormMeasuresWhatGrowsBesideWhatDoesNotAndLeavesNothingBehind(@TempDir Path temporary)
            throws IOException {
        JsonNode result = shortForm(temporary, "scaling");

        assertThat(result.path("errors")).isEmpty();
        assertThat(result.at("/fill_seconds/300").asDouble()).isPositive();
        JsonNode orders = section(result, "past orders", "300");
        assertThat(SCALED_BY_ORDERS).allSatisfy(name -> isComplete(figure(orders, name)));
        isComplete(figure(section(result, "customers", "2"), "cart to CONFIRMED, p50"));
        isComplete(figure(section(result, "instances of cart-service", "2"), "memory after load"));
    }

    @Test
    void fewerPastOrdersThanTheSystemBesideHasAreRefused() {
        assertThat(run("scaling", "--orders", "999")).isEqualTo(1);
        assertThat(err.toString()).contains("--orders is at least 1000");
    }

    /** A claim of the published experiment, with a distance that holds on a busy machine. */
    @Test
    void theShortFormShowsThatPeakEwmaAvoidsASlowServerAndRoundRobinDoesNot(@TempDir Path temporary)
            throws IOException {
        JsonNode result = shortForm(temporary, "balancing");

        assertThat(result.path("eleven_servers")).hasSize(5);
        JsonNode roundRobin = strategy(result, "round-robin");
        JsonNode peakEwma = strategy(result, "peak-ewma");
        assertThat(roundRobin.path("success_percent").asDouble()).isBetween(93.0, 97.0);
        assertThat(peakEwma.path("success_percent").asDouble()).isGreaterThan(98.5);
        assertThat(peakEwma.path("slow_share_percent").asDouble())
                .isLessThan(roundRobin.path("slow_share_percent").asDouble() * 0.8);
    }

    @Test
    void theShortFormPromotesAGoodBuildAndGoesBackFromABrokenOneBeforeItHasAllCalls(@TempDir Path temporary) throws IOException {
        JsonNode builds = shortForm(temporary, "blue-green").path("builds");

        assertThat(builds.at("/0/promoted").asBoolean()).isTrue();
        assertThat(builds.at("/0/new_calls").asInt()).isPositive();
        assertThat(builds.at("/1/promoted").asBoolean()).isFalse();
        assertThat(builds.at("/1/reason").asString()).contains("calls failed");
        assertThat(failures(builds.get(1))).as("%s", builds).isLessThan(builds.at("/1/calls").asLong() / 20);
    }

    @Test
    void theShortFormOfOverloadMeasuresThePeakAndThreeTimesThePeak(@TempDir Path temporary) throws IOException {
        JsonNode stages = shortForm(temporary, "overload").at("/settings/0/stages");

        assertThat(stages.valueStream().map(stage -> stage.path("demand").asString()))
                .containsExactly("ORDERS", "ORDERS", "READS", "READS");
        assertThat(stages.valueStream())
                .allSatisfy(
                        stage -> assertThat(stage.path("goodput").asDouble()).isPositive());
    }

    @Test
    void inTheShortFormOfAttackersCustomersAreServedDuringEachAttack(@TempDir Path temporary) throws IOException {
        JsonNode stages = shortForm(temporary, "attackers").at("/settings/0/stages");

        assertThat(stages.valueStream().map(stage -> stage.path("attack").asString()))
                .containsExactly("nobody", "READS", "CHECKOUTS", "LOGINS");
        assertThat(stages.valueStream().flatMap(stage -> stage.path("demands").valueStream()))
                .hasSize(8)
                .allSatisfy(demand -> assertThat(demand.path("served").asInt()).isPositive());
    }

    @Test
    void theShortFormOfConsoleReadsEveryPageUnderLoadWithoutAFailure(@TempDir Path temporary) throws IOException {
        JsonNode result = shortForm(temporary, "console");

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
        JsonNode faults = shortForm(temporary, "failover").path("faults");

        assertThat(faults).hasSize(2);
        assertThat(faults.at("/0/done").asInt()).isPositive();
        assertThat(faults.at("/0/arrived").asInt()).isPositive();
        assertThat(faults.at("/1/failures")).isNotEmpty();
    }

    /** Relations of a few seconds need not hold; all of them are measured. */
    @Test
    void theShortFormOfFormulasPredictsAndMeasuresEachRelation(@TempDir Path temporary) throws IOException {
        JsonNode relations = shortForm(temporary, "formulas").path("relations");

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
        JsonNode result = shortForm(temporary, "protocols");

        assertThat(result.path("reads")).hasSize(5).allSatisfy(BenchCommandIT::hasItsCosts);
        assertThat(result.path("streams")).hasSize(6).allSatisfy(BenchCommandIT::hasItsCosts);
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

    @Test
    void anOptionOfAnotherBenchmarkIsRefused() {
        assertThat(run("compare", "--orders", "2000")).isEqualTo(1);
        assertThat(err.toString()).contains("options of `./souk bench scaling`");
    }

    /** What the benchmark writes, which leaves nothing else behind. */
    private JsonNode shortForm(Path temporary, String benchmark, String... options) throws IOException {
        Path file = temporary.resolve("result.json");
        var words = new ArrayList<>(List.of(benchmark, "--short", "--no-build", "--json", file.toString()));
        words.addAll(List.of(options));

        int exitCode = run(words.toArray(String[]::new));

        assertThat(exitCode).as("%s%s", out, err).isZero();
        assertThat(leftovers()).isEmpty();
        return Json.MAPPER.readTree(Files.readString(file));
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

    private static void isComplete(JsonNode figure) {
        for (String part : new String[] {"a", "b", "ratio"}) {
            JsonNode summary = figure.path(part);
            assertThat(summary.path("median").asDouble())
                    .as("%s of %s", part, figure)
                    .isPositive();
            assertThat(summary.path("rounds")).hasSize(1);
        }
    }

    private static double ratio(JsonNode result, String name) {
        return figure(result, name).at("/ratio/median").asDouble();
    }

    private static JsonNode figure(JsonNode result, String name) {
        return result.path("figures")
                .valueStream()
                .filter(each -> each.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Folders and processes of the two systems. */
    private static Stream<String> leftovers() {
        File[] folders = new SourceTree(Repository.ROOT).defaultState().toFile().listFiles();
        return Stream.of(folders == null ? new File[0] : folders)
                .map(File::getName)
                .filter(name -> name.startsWith("bench-"));
    }

    private int run(String... arguments) {
        CommandLine line = SystemCommand.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        var words = Stream.concat(Stream.of("bench"), Stream.of(arguments));
        return line.execute(words.toArray(String[]::new));
    }
}
