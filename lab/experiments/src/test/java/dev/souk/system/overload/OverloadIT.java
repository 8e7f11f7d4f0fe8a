package dev.souk.system.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.Mode;
import dev.souk.system.overload.Requests.Shopper;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two thousand connections end no process. What is rejected is rejected soon, with 503 or 429 and Retry-After, by the
 * gateway half a second later, and afterwards responses are as fast as before. A build runs three scenarios for two
 * seconds each. {@code -Dsouk.overload.seconds=60} runs all of them for a minute each and checks how fast rejections
 * are; {@code -Dsouk.overload.scenarios=REGISTRY_READS,GATEWAY_WRITES} chooses some.
 */
@Tag("alone")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be paused, nor any address of 127/8 be used")
class OverloadIT {

    private static final int CONNECTIONS = 2_000;
    private static final int SHOPPERS = 20;
    private static final int SECONDS = Integer.getInteger("souk.overload.seconds", 0);
    private static final boolean IS_MEASURED = SECONDS > 0;
    private static final Duration DURATION = Duration.ofSeconds(IS_MEASURED ? SECONDS : 2);
    private static final Duration WARM_UP = Duration.ofSeconds(IS_MEASURED ? 10 : 1);
    private static final int WARM_UP_CONNECTIONS = 64;

    /** A build may share its machine with others. */
    private static final Duration UNTIL_AS_FAST_AS_BEFORE = Duration.ofSeconds(IS_MEASURED ? 15 : 60);

    private static final String SCENARIOS = System.getProperty(
            "souk.overload.scenarios",
            IS_MEASURED ? "" : "GATEWAY_READS_FROM_TWENTY_ADDRESSES,GATEWAY_STREAMS,CART_SERVICE_READS");

    @Test
    void noNumberOfCallersEndsAProcess(@TempDir Path temporary) {
        runScenarios(true, options(temporary));
    }

    @Test
    @EnabledIfSystemProperty(named = "souk.overload.seconds", matches = "[0-9]+")
    void noNumberOfCallersEndsAProcessWhereTheGatewayHasNoRateLimit(@TempDir Path temporary) {
        runScenarios(
                false,
                options(temporary).withEnvironment("gateway-service", "SOUK_GATEWAY_RATE_LIMIT_ENABLED", "false"));
    }

    /** Shows that the scenarios can fail. */
    @Test
    @EnabledIfSystemProperty(named = "souk.overload.seconds", matches = "[0-9]+")
    void aProcessWithoutItsLimitsEnds(@TempDir Path temporary) {
        SoukOptions options = options(temporary)
                .withEnvironment("cart-service", "SOUK_WEB_MAX_CONCURRENT_REQUESTS", "100000")
                .withEnvironment("cart-service", "SERVER_TOMCAT_MAX_CONNECTIONS", "8192");
        try (RunningSouk souk = Souk.LAUNCHER.launch(options, _ -> {})) {
            var target = new Target(souk);
            Requests requests = prepare(souk, target, options);
            String running = target.running();
            Scenario.CART_SERVICE_READS.run(CONNECTIONS, target, requests, Duration.ofSeconds(20));
            System.out.printf("OVERLOAD without limits: %s%n", target.running());
            assertThat(target.running()).isNotEqualTo(running);
            souk.resume("kafka");
        }
    }

    private static SoukOptions options(Path temporary) {
        return SoukOptions.defaults(SourceTree.containing(Path.of("")), temporary.resolve(".souk"))
                .with(Mode.ISOLATED, true) // hashes of passwords as in production
                .withEnvironment("order-service", "SOUK_ORDER_DEADLINE", "1h");
    }

    private static void runScenarios(boolean rateLimited, SoukOptions options) {
        List<Scenario> scenarios = Stream.of(Scenario.values())
                .filter(scenario -> scenario.isRateLimited() == rateLimited)
                .filter(scenario ->
                        SCENARIOS.isEmpty() || List.of(SCENARIOS.split(",", -1)).contains(scenario.name()))
                .toList();
        assumeThat(scenarios).isNotEmpty();
        try (RunningSouk souk = Souk.LAUNCHER.launch(options, _ -> {})) {
            var target = new Target(souk);
            Requests requests = prepare(souk, target, options);
            Latency before = Latency.of(target.gateway());
            SoftAssertions.assertSoftly(
                    softly -> scenarios.forEach(scenario -> check(scenario, target, requests, before, softly)));
            souk.resume("kafka");
        }
    }

    /** The broker is frozen from now on, so that the orders of the shoppers stay open and their streams too. */
    private static Requests prepare(RunningSouk souk, Target target, SoukOptions options) {
        var shoppers = new Shoppers(target.gateway());
        String item = shoppers.item(souk.status().admin());
        List<String> tokens = shoppers.tokens(SHOPPERS);
        souk.pause("kafka");
        return new Requests(
                tokens.stream()
                        .map(token -> new Shopper(token, shoppers.order(token, item)))
                        .toList(),
                item,
                "operator:" + new Secrets(new StateFolder(options.state())).ofRegistryOperator());
    }

    private static void check(
            Scenario scenario, Target target, Requests requests, Latency before, SoftAssertions softly) {
        String running = target.running();
        String heapsBefore = IS_MEASURED ? target.heaps() : "";

        Outcomes few = scenario.run(WARM_UP_CONNECTIONS, target, requests, WARM_UP);
        Outcomes outcomes = scenario.run(CONNECTIONS, target, requests, DURATION);

        System.out.printf("OVERLOAD %s, %d connections: %s%n", scenario, CONNECTIONS, outcomes);
        System.out.printf(
                "OVERLOAD accepted a second: %d, with %d connections %d%n",
                outcomes.accepted() / DURATION.toSeconds(), WARM_UP_CONNECTIONS, few.accepted() / WARM_UP.toSeconds());
        softly.assertThat(target.running()).as("processes after %s", scenario).isEqualTo(running);
        if (!target.running().equals(running)) {
            return;
        }
        if (IS_MEASURED) {
            System.out.printf("OVERLOAD heap before: %s%nOVERLOAD heap after: %s%n", heapsBefore, target.heaps());
        }
        checkOutcomes(scenario, outcomes, softly);
        softly.assertThatCode(() -> await().atMost(UNTIL_AS_FAST_AS_BEFORE)
                        .untilAsserted(() ->
                                assertThat(Latency.of(target.gateway())).matches(after -> after.isAsGoodAs(before))))
                .as("responses after %s as fast as before: %s", scenario, before)
                .doesNotThrowAnyException();
    }

    private static void checkOutcomes(Scenario scenario, Outcomes outcomes, SoftAssertions softly) {
        if (scenario.hasResponses()) {
            softly.assertThat(outcomes.accepted())
                    .as("accepted by %s", scenario)
                    .isPositive();
        }
        softly.assertThat(outcomes.failed()).as("failed in %s", scenario).isZero();
        softly.assertThat(outcomes.rejectedWithoutRetryAfter())
                .as("rejections of %s without Retry-After", scenario)
                .isZero();
        if (IS_MEASURED) {
            softly.assertThat(outcomes.p99OfRejectedMillis())
                    .as("p99 of the rejections of %s, in ms", scenario)
                    .isLessThan(1_000);
        }
    }
}
