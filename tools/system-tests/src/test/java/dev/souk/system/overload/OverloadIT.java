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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two thousand connections end no process. What is rejected is rejected at once, with 503 or 429 and Retry-After, and
 * afterwards responses are as fast as before. It runs only where its duration is given: {@code
 * -Dsouk.overload.seconds=120} gives each scenario two minutes, and {@code -Dsouk.overload.scenarios=REGISTRY_READS,GATEWAY_WRITES} chooses some.
 */
@EnabledIfSystemProperty(named = "souk.overload.seconds", matches = "[0-9]+")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be paused, nor any address of 127/8 be used")
class OverloadIT {

    private static final int CONNECTIONS = Integer.getInteger("souk.overload.connections", 2_000);
    private static final Duration DURATION = Duration.ofSeconds(Integer.getInteger("souk.overload.seconds", 2));
    private static final int SHOPPERS = 20;

    private static RunningSouk souk;
    private static Target target;
    private static Requests requests;
    private static Latency before;

    @BeforeAll
    static void start(@TempDir Path temporary) {
        SoukOptions options = SoukOptions.isolated(SourceTree.containing(Path.of("")), temporary.resolve(".souk"))
                .with("gateway-service", 2)
                .withEnvironment(Target.UNLIMITED_GATEWAY, "SOUK_GATEWAY_RATE_LIMIT_ENABLED", "false")
                .withEnvironment("order-service", "SOUK_ORDER_DEADLINE", "1h");
        souk = Souk.launch(options, _ -> {});
        target = new Target(souk);
        requests = prepare();
        before = Latency.of(target.unlimitedGateway());
    }

    /** The broker is frozen from now on, so that the orders of the shoppers stay open and their streams too. */
    private static Requests prepare() {
        var shoppers = new Shoppers(target.unlimitedGateway());
        String item = shoppers.item(souk.status().admin());
        List<String> tokens = shoppers.tokens(SHOPPERS);
        souk.pause("kafka");
        return new Requests(
                tokens.stream()
                        .map(token -> new Shopper(token, shoppers.order(token, item)))
                        .toList(),
                item);
    }

    @AfterAll
    static void stop() {
        souk.resume("kafka");
        souk.close();
    }

    static Stream<Scenario> scenarios() {
        String chosen = System.getProperty("souk.overload.scenarios", "");
        return chosen.isEmpty()
                ? Stream.of(Scenario.values())
                : Arrays.stream(chosen.split(",", -1)).map(Scenario::valueOf);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void noNumberOfCallersEndsAProcess(Scenario scenario) {
        String running = target.running();
        String heapsBefore = target.heaps();

        Outcomes outcomes = scenario.load(CONNECTIONS, target, requests).run(DURATION);

        System.out.printf("OVERLOAD %s, %d connections: %s%n", scenario, CONNECTIONS, outcomes);
        System.out.printf("OVERLOAD heap before: %s%nOVERLOAD heap after: %s%n", heapsBefore, target.heaps());
        assertThat(target.running()).isEqualTo(running);
        assertThat(outcomes.accepted()).isPositive();
        assertThat(outcomes.failed()).isZero();
        assertThat(outcomes.rejectedWithoutRetryAfter()).isZero();
        assertThat(outcomes.p99OfRejectedMillis()).isLessThan(1_000);
        await("responses as fast as before: " + before)
                .atMost(Duration.ofSeconds(15))
                .until(() -> Latency.of(target.unlimitedGateway()).isAsGoodAs(before));
    }
}
