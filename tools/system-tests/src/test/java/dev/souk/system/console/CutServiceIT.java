package dev.souk.system.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.testing.http.ApiClient;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.demo.DemoResult;
import dev.souk.tools.demo.DemoScenario;
import dev.souk.tools.process.ProcessStatus;
import dev.souk.tools.process.ProcessStatus.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A system that was started with `--proxies`, in which services are cut off. */
@Tag("lab")
class CutServiceIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(25);
    private static final String CARTS = "cart-service#1";

    private static Path state;
    private static RunningSouk souk;

    @BeforeAll
    static void start(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
        SoukOptions options = SoukOptions.isolated(SourceTree.containing(Path.of("")), state);
        souk = Souk.LAUNCHER.launch(options.proxied(ProxyRoute.all(options.instances())), _ -> {});
    }

    @AfterAll
    static void stop() {
        souk.close();
    }

    @Test
    void ordersAreConfirmedThroughTheProxies() {
        DemoResult demo = new DemoScenario(souk.gateway()).run();

        assertThat(demo.paid().orderId()).isNotEmpty();
    }

    @Test
    void aServiceThatIsCutOffIsReachedByNobodyAndReachesNothing() {
        await().atMost(TIMEOUT).until(() -> !isStale(items()));

        assertThat(souk("cut", "cart")).isEqualTo("%s is cut off for 30 s, or until `./souk restore %1$s`.", CARTS);
        assertThat(souk("status")).contains("cart-service#1 is cut off");
        assertThat(status(CARTS).faults()).containsExactly(Fault.CUT);
        await().atMost(TIMEOUT).until(() -> isStale(items())); // from the cache of the gateway, when that has expired
        await().atMost(TIMEOUT).until(() -> {
            souk.perform(Verb.CUT, CARTS); // once more: it ends by itself after 30 s
            return readiness() == 503; // it does not reach its database
        });

        assertThat(souk("restore", "cart")).isEqualTo("%s is connected.", CARTS);
        await().atMost(TIMEOUT).until(() -> readiness() == 200);
        await().atMost(TIMEOUT).until(() -> !isStale(items()));
    }

    @Test
    void anInstanceThatIsAddedCanBeCutOffAsWell() {
        assertThat(souk("scale", "user-service=2")).contains("user-service#2");

        assertThat(souk("cut", "user#2")).contains("user-service#2 is cut off");
        assertThat(souk("scale", "user-service=1")).contains("user-service#1");
    }

    @Test
    void theConsoleFindsInstancesInTheRegistryAndSaysWhichCanBeCutOff() {
        var console = new ApiClient(souk.status().console());

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(
                                console.get("/api/system").expect(200).json().path("processes"))
                        .filteredOn(process -> process.path("proxy_port").isNumber())
                        .extracting(process -> process.path("service").asString("") + " "
                                + process.path("registry").asString(""))
                        .containsExactlyInAnyOrder("user-service UP", "cart-service UP", "order-service UP"));
    }

    @Test
    void anAdminCutsAServiceOffInTheConsole() throws IOException {
        try (ConsolePage page = ConsolePage.open(souk.status())) {
            page.go("system");
            page.signIn();

            page.act("Cut off", "order-service#1");
            page.browser().awaitText("[aria-label='Processes']", "cut off");
            page.browser().awaitText("main .topology text", "UP, cut off");
            page.browser().screenshot("system-order-service-cut-off");
            assertThat(page.browser().accessibilityViolations()).isEmpty();

            souk.perform(Verb.CUT, "order-service#1"); // or it may have ended by itself, and nothing could be restored
            page.act("Restore", "order-service#1");
            await().atMost(TIMEOUT)
                    .until(() -> status("order-service#1").faults().isEmpty());
            page.browser().awaitGone("[aria-label='Cut off postgres']");
        }
    }

    private static String souk(String... words) {
        var out = new StringWriter();
        CommandLine line = Souk.LAUNCHER.commandLine().setOut(new PrintWriter(out, true));
        String[] all = Stream.concat(Stream.of(words), Stream.of("--state", state.toString()))
                .toArray(String[]::new);
        assertThat(line.execute(all)).as("%s", out).isZero();
        return out.toString().strip();
    }

    private static Reply items() {
        try {
            return new SoukClient(souk.gateway(), TIMEOUT).send(Call.get("/items?limit=1"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isStale(Reply items) {
        return items.status() != 200 || items.json().path("stale").asBoolean(false);
    }

    /** Asked directly, not through the proxy. */
    private static int readiness() {
        return SoukClient.status(status(CARTS).managementUrl() + "/actuator/health/readiness");
    }

    private static ProcessStatus status(String process) {
        return souk.status().processes().stream()
                .filter(one -> one.name().equals(process))
                .findFirst()
                .orElseThrow();
    }
}
