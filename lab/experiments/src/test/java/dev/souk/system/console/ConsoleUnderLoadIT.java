package dev.souk.system.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.load.ShoppingLoad;
import dev.souk.system.monitoring.Prometheus;
import dev.souk.testing.http.ApiClient;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.ProcessStatus;
import dev.souk.tools.process.ProcessStatus.Fault;
import dev.souk.tools.process.ProcessStatus.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The console, and Prometheus, while customers shop, and while a service is killed or slowed down under them. */
class ConsoleUnderLoadIT {

    private static final String CARTS = "cart-service#1";
    private static final List<String> PAGES = List.of("system", "events", "traces", "logs", "orders", "tour");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static RunningSouk souk;
    private static ApiClient console;
    private static Shop shop;
    private static ExecutorService shoppers;

    @BeforeAll
    static void start(@TempDir Path temporary) throws Exception {
        souk = Souk.LAUNCHER.launch(
                SoukOptions.isolated(SourceTree.containing(Path.of("")), temporary.resolve(".souk")), _ -> {});
        console = new ApiClient(souk.status().console());
        shop = Shop.open(HttpAddress.plain(souk.gateway()), souk.status().admin(), 4);
        shoppers = Executors.newVirtualThreadPerTaskExecutor();
    }

    @AfterAll
    static void stop() throws IOException {
        shoppers.shutdownNow();
        shop.close();
        souk.close();
    }

    @BeforeEach
    void awaitThatShoppersAreServed() { // also if a test before this one has killed a service, and failed
        if (carts().state() == State.DOWN) {
            souk.start(CARTS);
        }
        await().atMost(TIMEOUT)
                .until(() -> load(20, Duration.ofSeconds(1), _ -> {}).failed() == 0);
    }

    @Test
    void shoppersAreServedAndSeen() throws Exception {
        long before = spansReceived();
        var seconds = new ArrayList<String>();

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> { // a busy machine may stall for longer than a call
                            seconds.clear();
                            ShoppingLoad load = load(20, Duration.ofSeconds(5), seconds::add);
                            assertThat(load.failed()).as("%s", load.table()).isZero();
                        });

        assertThat(seconds).hasSizeGreaterThanOrEqualTo(4);
        await().atMost(TIMEOUT).until(() -> spansReceived() > before + 100);
    }

    private static long spansReceived() {
        return console.get("/api/traces")
                .expect(200)
                .json()
                .path("spans_received")
                .asLong(0);
    }

    @Test
    void eachPageIsReadableOnAScreenAndOnATelephoneInBothColours() throws IOException {
        try (ConsolePage page = ConsolePage.open(souk.status())) {
            for (String name : PAGES) {
                page.go(name);
                page.browser().inspect(name);
            }
            assertThat(page.browser().scriptErrors()).isEmpty();
        }
    }

    @Test
    void anAdminKillsAServiceSeesItAndStartsItAgain() throws IOException {
        try (ConsolePage page = ConsolePage.open(souk.status())) {
            page.go("system");
            page.signIn();

            page.kill(CARTS);
            page.browser().findEnabled("[aria-label='Start cart-service#1']");
            page.browser().screenshot("system-cart-service-down");
            assertThat(carts().state()).isEqualTo(State.DOWN);

            page.act("Start", CARTS);
            page.browser().findEnabled("[aria-label='Kill cart-service#1']");
            await().atMost(TIMEOUT).until(() -> carts().state() == State.UP);
        }
    }

    @Test
    void aServiceThatIsSlowedDownAnswersLateUntilItIsResumed() throws IOException {
        try (var callers = Executors.newSingleThreadScheduledExecutor();
                ConsolePage page = ConsolePage.open(souk.status())) {
            var _ = callers.scheduleAtFixedRate(
                    () -> Thread.startVirtualThread(ConsoleUnderLoadIT::readItems), 0, 250, TimeUnit.MILLISECONDS);
            page.go("system");
            page.signIn();

            page.act("Slow down", CARTS);
            page.browser().awaitText("[aria-label='Processes']", "slowed down");
            assertThat(carts().faults()).containsExactly(Fault.SLOW);
            page.browser().awaitText("main .topology text", "UP, slowed down");
            await().atMost(TIMEOUT).until(() -> {
                if (carts().faults().isEmpty()) {
                    souk.perform(Verb.SLOW, CARTS); // on a busy machine: it ends by itself after 30 s
                }
                return meanOfCallsToCarts() > 500;
            });
            page.browser().check("system-cart-service-slow");
            page.browser().awaitGone("[aria-label^='Cut off']"); // CutServiceIT has a system in which it can be

            souk.perform(Verb.SLOW, CARTS); // or it may have ended by itself, and nothing could be resumed
            page.act("Resume", CARTS);
            await().atMost(TIMEOUT).until(() -> carts().faults().isEmpty());
            await().atMost(TIMEOUT).until(() -> meanOfCallsToCarts() < 100);
            callers.shutdownNow();
        }
    }

    private static void readItems() {
        try {
            var _ = new SoukClient(souk.gateway(), TIMEOUT).send(Call.get("/items?limit=1"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Those of the gateway, in milliseconds since the reading before; not a number if there were none. */
    private static double meanOfCallsToCarts() {
        return console.get("/api/system")
                .json()
                .path("calls")
                .valueStream()
                .filter(call -> call.path("caller").asString("").equals("gateway-service"))
                .filter(call -> call.path("callee").asString("").equals("cart-service"))
                .map(call -> call.path("mean_ms"))
                .filter(JsonNode::isNumber)
                .mapToDouble(JsonNode::asDouble)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** More than are sampled in a second, so that most of these traces consist of nothing but failures. */
    @Test
    void eachFailedRequestHasItsTraceHoweverManyThereAre() throws Exception {
        souk.kill(CARTS, true);
        Callable<Reply> call = ConsoleUnderLoadIT::readUnknownItem;
        var traces = new ArrayList<String>();
        try (ExecutorService callers =
                Executors.newFixedThreadPool(40)) { // the gateway lets an address have 48 at once
            for (Future<Reply> reply :
                    callers.invokeAll(Stream.generate(() -> call).limit(60).toList())) {
                traces.add(reply.get().expect(503).traceId());
            }
        }
        souk.start(CARTS);

        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(traces).allMatch(ConsoleUnderLoadIT::isKnownAsFailed));
        assertThat(traces).doesNotHaveDuplicates();
    }

    private static Reply readUnknownItem() throws IOException {
        return new SoukClient(souk.gateway(), TIMEOUT).send(Call.get("/items/" + UUID.randomUUID()));
    }

    private static boolean isKnownAsFailed(String trace) {
        return console.get("/api/traces/" + trace)
                .json()
                .path("spans")
                .valueStream()
                .anyMatch(span -> span.path("attributes")
                        .path("http.response.status_code")
                        .asString("")
                        .equals("503"));
    }

    /** Each panel of the dashboard and each alert of {@code ops}, while a service is killed under load. */
    @Test
    void prometheusAnswersEveryPanelWithDataAndEvaluatesEveryAlert(@TempDir Path temporary) throws Exception {
        assumeTrue(Prometheus.isInstalled(), "prometheus is not installed");
        try (Prometheus prometheus = Prometheus.start(souk.status().processes(), temporary)) {
            load(20, Duration.ofSeconds(5), _ -> {});
            souk.kill(CARTS, true);
            load(20, Duration.ofSeconds(5), _ -> {});
            souk.start(CARTS);

            await().atMost(Duration.ofMinutes(2)) // consumers export their lag a minute after their start
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions() // it may stall for longer than a call waits
                    .untilAsserted(() -> assertThat(prometheus.unanswered()).isEmpty());
            assertThat(prometheus.evaluatedAlerts()).hasSizeGreaterThan(10).containsAll(prometheus.alerts());
            assertThat(prometheus.hasData("souk_orders_lost")).isFalse();
            await("each process whose metrics it can read")
                    .atMost(TIMEOUT)
                    .ignoreExceptions()
                    .until(() -> !prometheus.hasData("up == 0"));
            await().atMost(TIMEOUT)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(prometheus.exemplarTraces("http_server_requests_seconds_bucket"))
                            .anyMatch(
                                    trace -> console.get("/api/traces/" + trace).status() == 200));
        }
    }

    @Test
    void theTourEndsWhenEverythingHasRecovered() throws Exception {
        try (ConsolePage page = ConsolePage.open(souk.status())) {
            page.go("tour");
            page.signIn();
            var isOver = new AtomicBoolean();
            Future<?> load = shoppers.submit(() -> loadUntil(isOver));

            page.kill(CARTS);
            page.browser().findEnabled("main [aria-label='Start cart-service#1']");
            page.browser().screenshot("tour");
            assertThat(page.browser().accessibilityViolations()).isEmpty();
            page.act("Start", CARTS);
            await().atMost(Duration.ofMinutes(2)).until(() -> carts().state() == State.UP);
            awaitThatShoppersAreServed(); // the circuit breakers have closed
            isOver.set(true);
            load.get();

            page.browser().find("main li:last-child[data-state='done']");
            page.browser().screenshot("tour-done");
        }
    }

    private static @Nullable Void loadUntil(AtomicBoolean isOver) throws InterruptedException {
        while (!isOver.get()) {
            load(8, Duration.ofSeconds(2), _ -> {});
        }
        return null;
    }

    private static ShoppingLoad load(int perSecond, Duration duration, Consumer<String> eachSecond)
            throws InterruptedException {
        var load = new ShoppingLoad(shop, perSecond, new Random(7));
        load.run(duration, eachSecond);
        return load;
    }

    private static ProcessStatus carts() {
        return souk.status().processes().stream()
                .filter(process -> process.name().equals(CARTS))
                .findFirst()
                .orElseThrow();
    }
}
