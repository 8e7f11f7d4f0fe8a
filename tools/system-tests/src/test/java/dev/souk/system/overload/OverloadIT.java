package dev.souk.system.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.prepare.SourceTree;
import dev.souk.launcher.running.RunningSouk;
import dev.souk.launcher.running.Souk;
import dev.souk.launcher.running.SoukOptions;
import dev.souk.system.overload.Requests.Shopper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two thousand connections end no process. What is rejected is rejected at once, with 503 or 429 and Retry-After, and
 * afterwards responses are as fast as before. It runs only where its duration is given: {@code
 * -Dsouk.overload.seconds=120} gives each scenario two minutes, and
 * {@code -Dsouk.overload.scenarios=REGISTRY_READS,GATEWAY_WRITES} chooses some.
 */
@EnabledIfSystemProperty(named = "souk.overload.seconds", matches = "[0-9]+")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be paused, nor any address of 127/8 be used")
class OverloadIT {

    private static final int CONNECTIONS = Integer.getInteger("souk.overload.connections", 2_000);
    private static final Duration DURATION = Duration.ofSeconds(Integer.getInteger("souk.overload.seconds", 2));
    private static final int SHOPPERS = 20;

    @ParameterizedTest(name = "rate limits on: {0}")
    @ValueSource(booleans = {true, false})
    void noNumberOfCallersEndsAProcess(boolean rateLimited, @TempDir Path temporary) {
        SoukOptions options = SoukOptions.isolated(SourceTree.containing(Path.of("")), temporary.resolve(".souk"))
                .withEnvironment("gateway-service", "SOUK_GATEWAY_RATE_LIMIT_ENABLED", String.valueOf(rateLimited))
                .withEnvironment("order-service", "SOUK_ORDER_DEADLINE", "1h");
        try (RunningSouk souk = Souk.launch(options, _ -> {})) {
            var target = new Target(souk);
            Requests requests = prepare(souk, target);
            Latency before = Latency.of(target.gateway());
            SoftAssertions.assertSoftly(softly ->
                    scenarios(rateLimited).forEach(scenario -> check(scenario, target, requests, before, softly)));
            souk.resume("kafka");
        }
    }

    /** The broker is frozen from now on, so that the orders of the shoppers stay open and their streams too. */
    private static Requests prepare(RunningSouk souk, Target target) {
        var shoppers = new Shoppers(target.gateway());
        String item = shoppers.item(souk.status().admin());
        List<String> tokens = shoppers.tokens(SHOPPERS);
        souk.pause("kafka");
        return new Requests(
                tokens.stream()
                        .map(token -> new Shopper(token, shoppers.order(token, item)))
                        .toList(),
                item);
    }

    private static Stream<Scenario> scenarios(boolean rateLimited) {
        String chosen = System.getProperty("souk.overload.scenarios", "");
        Stream<Scenario> scenarios = chosen.isEmpty()
                ? Stream.of(Scenario.values())
                : Arrays.stream(chosen.split(",", -1)).map(Scenario::valueOf);
        return scenarios.filter(scenario -> scenario.isRateLimited() == rateLimited);
    }

    private static void check(
            Scenario scenario, Target target, Requests requests, Latency before, SoftAssertions softly) {
        String running = target.running();
        String heapsBefore = target.heaps();

        Outcomes outcomes = scenario.load(CONNECTIONS, target, requests).run(DURATION);

        System.out.printf("OVERLOAD %s, %d connections: %s%n", scenario, CONNECTIONS, outcomes);
        System.out.printf("OVERLOAD running after: %s%n", target.running());
        softly.assertThat(target.running()).as("processes after %s", scenario).isEqualTo(running);
        if (!target.running().equals(running)) {
            return;
        }
        System.out.printf("OVERLOAD heap before: %s%nOVERLOAD heap after: %s%n", heapsBefore, target.heaps());
        softly.assertThat(outcomes.accepted()).as("accepted by %s", scenario).isPositive();
        softly.assertThat(outcomes.failed()).as("failed in %s", scenario).isZero();
        softly.assertThat(outcomes.rejectedWithoutRetryAfter())
                .as("rejections of %s without Retry-After", scenario)
                .isZero();
        softly.assertThat(outcomes.p99OfRejectedMillis())
                .as("p99 of the rejections of %s, in ms", scenario)
                .isLessThan(1_000);
        softly.assertThatCode(() -> await().atMost(Duration.ofSeconds(15))
                        .untilAsserted(() ->
                                assertThat(Latency.of(target.gateway())).matches(after -> after.isAsGoodAs(before))))
                .as("responses after %s as fast as before: %s", scenario, before)
                .doesNotThrowAnyException();
    }
}
