package dev.souk.system.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.cli.SoukCommand;
import dev.souk.launcher.client.Call;
import dev.souk.launcher.client.SoukClient;
import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.control.ProcessStatus.Fault;
import dev.souk.launcher.control.ProcessStatus.State;
import dev.souk.launcher.demo.DemoResult;
import dev.souk.launcher.demo.DemoScenario;
import dev.souk.launcher.prepare.SourceTree;
import dev.souk.launcher.running.RunningSouk;
import dev.souk.launcher.running.Souk;
import dev.souk.launcher.running.SoukOptions;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.shopping.LoadFigures;
import dev.souk.system.bench.shopping.ShoppingLoad;
import dev.souk.system.browser.Browser;
import dev.souk.system.docs.Repository;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** The console of a running system, as HTTP and in a browser. */
class ConsoleIT {

    private static final List<String> SERVICES =
            List.of("cart-service", "gateway-service", "order-service", "user-service");
    private static final List<String> PAGES =
            List.of("system", "events", "traces", "logs", "metrics", "orders", "tour");
    private static final Pattern DOCUMENTED = Pattern.compile("http://localhost:8079(/api/[\\w/?=&]+)");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static Path state;
    private static Path logs;
    private static RunningSouk souk;
    private static SoukClient console;
    private static DemoResult demo;

    @BeforeAll
    static void start(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
        SoukOptions options = SoukOptions.isolated(SourceTree.containing(Path.of("")), state);
        logs = state.resolve("logs");
        souk = Souk.launch(options, _ -> {});
        console = new SoukClient(souk.status().console(), Duration.ofSeconds(10));
        demo = new DemoScenario(souk.gateway()).run();
        await().atMost(TIMEOUT) // what a killed service has not exported yet is lost, and a test kills one
                .untilAsserted(() -> {
                    JsonNode trace = traceOfCheckout();
                    assertThat(services(trace)).containsExactlyInAnyOrderElementsOf(SERVICES);
                    assertThat(names(trace)).contains("process souk.stock");
                });
    }

    @AfterAll
    static void stop() {
        souk.close();
    }

    @Test
    void aCheckoutIsOneTraceOfAllServicesWithTheirLogLines() {
        JsonNode trace = traceOfCheckout();

        assertThat(services(trace)).containsExactlyInAnyOrderElementsOf(SERVICES);
        assertThat(trace.path("complete").asBoolean(false)).isTrue();
        assertThat(trace.path("logs"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("trace_id").asString(""))
                        .isEqualTo(demo.paid().traceId()));
        assertThat(names(trace))
                .contains(
                        "POST /orders",
                        "GET /cart",
                        "INSERT outbox",
                        "send souk.orders",
                        "process souk.orders",
                        "process souk.stock");
    }

    @Test
    void theCommandsPrintOrdersAndEvents() {
        var out = new StringWriter();
        CommandLine souk = SoukCommand.commandLine().setOut(new PrintWriter(out, true));
        String order = demo.paid().orderId();

        List.of("orders", "orders " + order, "events", "events souk.orders")
                .forEach(words -> assertThat(souk.execute((words + " --state " + state).split(" ")))
                        .as(words)
                        .isZero());

        assertThat(out.toString())
                .contains(
                        order,
                        "STOCK_RESERVED",
                        "No dead letter and no parked event waits",
                        "dev.souk.order.placed.v1");
    }

    @Test
    void theCommandPrintsTheTraceOfTheCheckout() {
        var out = new StringWriter();
        CommandLine souk = SoukCommand.commandLine().setOut(new PrintWriter(out, true));

        assertThat(souk.execute("traces", "--errors", "--state", state.toString()))
                .isZero();
        assertThat(souk.execute("traces", demo.paid().traceId(), "--state", state.toString()))
                .isZero();

        assertThat(out.toString()).contains("POST /orders", "process souk.stock", "█");
    }

    @Test
    void aTraceThatNobodyAskedForIsNotMade() {
        JsonNode traces = get("/api/traces?limit=500").path("traces");

        assertThat(traces)
                .isNotEmpty()
                .noneSatisfy(
                        trace -> assertThat(trace.path("name").asString("")).contains("eureka"));
        assertThat(traces)
                .noneSatisfy(
                        trace -> assertThat(trace.path("name").asString("")).contains("task"));
    }

    @Test
    void theLogsOfAnOrderAreThoseOfItsTraceInAllServices() throws IOException {
        JsonNode lines =
                get("/api/logs?limit=2000&trace=" + demo.paid().traceId()).path("lines");

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(Files.readString(
                                logs.resolve(line.path("process").asString("").replace('#', '-') + ".log")))
                        .contains(line.path("message").asString("?")));
    }

    @Test
    void whatTheConsoleShowsOfProcessesIsWhatTheLauncherAndTheDatabaseSay() {
        await().atMost(TIMEOUT)
                .untilAsserted(
                        () -> { // orders of another test may be in progress
                            JsonNode system = get("/api/system");
                            assertThat(system.path("processes"))
                                    .extracting(process -> process.path("name").asString("") + " "
                                            + process.path("state").asString("") + " "
                                            + process.path("pid").asLong(0))
                                    .containsExactlyElementsOf(souk.status().processes().stream()
                                            .map(process -> "%s %s %d"
                                                    .formatted(process.name(), process.state(), process.pid()))
                                            .toList());
                            assertThat(system.path("queues"))
                                    .hasSize(3)
                                    .allSatisfy(queue -> assertThat(
                                                    queue.path("outbox_pending").asLong(-1))
                                            .isEqualTo(pending(
                                                    queue.path("service").asString(""))));
                        });
    }

    private static long pending(String service) {
        return Target.of(souk.status()).database(service).number("select count(*) from outbox");
    }

    @Test
    void whatTheDocumentsAskForIsAnswered() {
        List<String> paths = DOCUMENTED
                .matcher(Repository.read(Repository.ROOT.resolve("docs/observability.md"))
                        + Repository.read(Repository.ROOT.resolve("docs/runbook.md")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(paths)
                .hasSizeGreaterThan(3)
                .allSatisfy(path -> assertThat(console.send(Call.get(path)).status())
                        .as(path)
                        .isEqualTo(200));
    }

    @Test
    void shoppersAreServedAndSeen() throws Exception {
        try (Shop shop = Shop.open(
                HttpAddress.plain(URI.create(souk.gateway())), souk.status().admin(), 4)) {
            long before = get("/api/traces").path("spans_received").asLong(0);
            var seconds = new ArrayList<String>();

            LoadFigures figures =
                    new ShoppingLoad(shop.customers(), 20, new Random(7)).run(Duration.ofSeconds(5), seconds::add);

            assertThat(figures.isWithoutFailure()).as("%s", figures.table()).isTrue();
            assertThat(seconds).hasSizeBetween(4, 15);
            assertThat(get("/api/traces").path("spans_received").asLong(0)).isGreaterThan(before + 100);
        }
    }

    @Test
    void eachPageIsReadableOnAScreenAndOnATelephoneInBothColours() throws IOException {
        try (Browser browser = browser()) {
            for (String page : PAGES) {
                browser.go(souk.status().console() + "/#/" + page);
                browser.find("main h1, main h2");
                checkInAllForms(browser, page);
            }
            assertThat(browser.scriptErrors()).isEmpty();
        }
    }

    @Test
    void whatOnlyAnAdminSeesIsReadableOnAScreenAndOnATelephoneInBothColours() throws IOException {
        try (Browser browser = browser().sized(1280, 900)) {
            browser.go(souk.status().console() + "/#/system");
            signIn(browser);
            browser.findEnabled("[aria-label='Kill cart-service#1']");
            checkInAllForms(browser, "admin-system");

            browser.go(souk.status().console() + "/#/orders");
            browser.find("main a[href^='#/orders/']");
            checkInAllForms(browser, "admin-orders");

            browser.go(souk.status().console() + "/#/orders/" + demo.paid().orderId());
            browser.awaitText("main", "CONFIRMED");
            checkInAllForms(browser, "admin-order");

            browser.go(souk.status().console() + "/#/events/souk.orders");
            browser.awaitText("main", demo.paid().orderId());
            checkInAllForms(browser, "admin-records");
            assertThat(browser.scriptErrors()).isEmpty();
        }
    }

    private static void checkInAllForms(Browser browser, String page) throws IOException {
        for (String colours : List.of("light", "dark")) {
            check(browser.sized(1280, 900).in(colours), page + "-1280-" + colours);
            check(browser.sized(390, 844).in(colours), page + "-390-" + colours);
        }
    }

    private static void check(Browser browser, String name) throws IOException {
        browser.screenshot(name);
        assertThat(browser.accessibilityViolations()).as(name).isEmpty();
        assertThat(browser.excessWidth()).as(name).isZero();
    }

    @Test
    void anAdminKillsAServiceSeesItAndStartsItAgain() throws IOException {
        try (Browser browser = browser().sized(1280, 900)) {
            browser.go(souk.status().console() + "/#/system");
            signIn(browser);

            browser.findEnabled("[aria-label='Kill cart-service#1']").click();
            browser.find("#confirmation-accept").click();
            browser.findEnabled("[aria-label='Start cart-service#1']");
            browser.screenshot("system-cart-service-down");
            assertThat(state("cart-service#1")).isEqualTo(State.DOWN);

            browser.find("[aria-label='Start cart-service#1']").click();
            browser.findEnabled("[aria-label='Kill cart-service#1']");
            await().atMost(TIMEOUT).until(() -> state("cart-service#1") == State.UP);
        }
    }

    @Test
    void aServiceThatIsSlowedDownAnswersLateUntilItIsResumed() throws IOException {
        try (var callers = Executors.newSingleThreadScheduledExecutor();
                Browser browser = browser().sized(1280, 900)) {
            var _ = callers.scheduleAtFixedRate(
                    () -> Thread.startVirtualThread(ConsoleIT::readItems), 0, 250, TimeUnit.MILLISECONDS);
            browser.go(souk.status().console() + "/#/system");
            signIn(browser);

            browser.findEnabled("[aria-label='Slow down cart-service#1']").click();
            browser.awaitText("[aria-label='Processes']", "slowed down");
            browser.awaitText("main .topology text", "UP, slowed down");
            await().atMost(TIMEOUT).until(() -> meanOfCallsToCarts() > 500);
            check(browser, "system-cart-service-slow");
            browser.awaitGone("[aria-label^='Cut off']"); // CutServiceIT has a system in which it can be
            assertThat(faults("cart-service#1")).containsExactly(Fault.SLOW);

            browser.findEnabled("[aria-label='Resume cart-service#1']").click();
            await().atMost(TIMEOUT).until(() -> faults("cart-service#1").isEmpty());
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
        return stream(get("/api/system").path("calls"))
                .filter(call -> call.path("caller").asString("").equals("gateway-service"))
                .filter(call -> call.path("callee").asString("").equals("cart-service"))
                .mapToDouble(call -> call.path("mean_ms").asDouble(Double.NaN))
                .sum();
    }

    @Test
    void theTourEndsWhenEverythingHasRecovered() throws Exception {
        try (Shop shop = Shop.open(
                        HttpAddress.plain(URI.create(souk.gateway())),
                        souk.status().admin(),
                        4);
                ExecutorService shoppers = Executors.newVirtualThreadPerTaskExecutor();
                Browser browser = browser().sized(1280, 900)) {
            browser.go(souk.status().console() + "/#/tour");
            signIn(browser);
            var load =
                    new ShoppingLoad(shop.customers(), 8, new Random(7)); // the stores keep what other tests look for
            Future<LoadFigures> figures = shoppers.submit(() -> load.run(Duration.ofSeconds(25), _ -> {}));

            browser.findEnabled("main [aria-label='Kill cart-service#1']").click();
            browser.find("#confirmation-accept").click();
            browser.findEnabled("main [aria-label='Start cart-service#1']");
            browser.screenshot("tour");
            assertThat(browser.accessibilityViolations()).isEmpty();
            browser.find("main [aria-label='Start cart-service#1']").click();

            browser.find("main li:last-child[data-state='done']");
            browser.screenshot("tour-done");
            assertThat(figures.get().table()).isNotEmpty();
        }
    }

    @Test
    void aLogLineLeadsToItsTraceAndAnOrderToItsTimeline() throws IOException {
        try (Browser browser = browser().sized(1280, 900)) {
            browser.go(souk.status().console() + "/#/logs?trace=" + demo.paid().traceId());
            browser.find("main a[href^='#/traces/']").click();
            browser.awaitText("main", "process souk.orders");
            browser.screenshot("trace-of-a-checkout");
            assertThat(browser.accessibilityViolations()).isEmpty();

            browser.go(souk.status().console() + "/#/orders");
            signIn(browser);
            browser.find("main a[href^='#/orders/']").click();
            browser.awaitText("main", "PLACED");
            browser.screenshot("timeline-of-an-order");
            assertThat(browser.accessibilityViolations()).isEmpty();
        }
    }

    @Test
    void anAdminSeesARecordThatCannotBeProcessedAndDiscardsIt() throws Exception {
        var record =
                new ProducerRecord<>("souk.payments", "unreadable".getBytes(UTF_8), "not an event".getBytes(UTF_8));
        new Topics(Target.of(souk.status()).kafka()).publish(List.of(record));
        try (Browser browser = browser().sized(1280, 900)) {
            browser.go(souk.status().console() + "/#/events/souk.payments");
            signIn(browser);
            browser.awaitText("main", demo.paid().orderId());
            browser.awaitText("main", "unreadable");
            browser.find("main summary").click();
            browser.screenshot("records-of-a-topic");
            assertThat(browser.accessibilityViolations()).isEmpty();

            browser.go(souk.status().console() + "/#/events");
            browser.find("main [aria-label^='Discard']");
            browser.screenshot("dead-letter");
            assertThat(browser.accessibilityViolations()).isEmpty();
            assertThat(deadLetters()).isOne();

            browser.find("main [aria-label^='Discard']").click();
            browser.find("#confirmation-accept").click();
            browser.awaitText("main", "No event waits for an admin.");
            assertThat(deadLetters()).isZero();
        }
    }

    private static long deadLetters() {
        return Target.of(souk.status())
                .database("order-service")
                .number("select count(*) from dead_letter where record_key = 'unreadable'");
    }

    @Test
    void aSessionThatWasExportedCanBeOpenedLater(@TempDir Path temporary) throws IOException {
        assumeThat(Browser.isInstalled()).isTrue();
        try (Browser browser = Browser.open(temporary).sized(1280, 900)) {
            browser.go(souk.status().console() + "/#/system");
            signIn(browser);
            Path changed = temporary.resolve("changed.json");
            Files.writeString(
                    changed, export(browser, temporary).replace("process souk.stock", "process of another day"));

            browser.go("about:blank");
            browser.go(souk.status().console() + "/#/traces/" + demo.paid().traceId());
            browser.awaitText("main", "process souk.stock");
            browser.upload("#recording-file", changed);
            browser.awaitText("#recording", "This was recorded");
            browser.awaitText("main", "process of another day");
            browser.go(souk.status().console() + "/#/orders/" + demo.paid().orderId());
            browser.awaitText("main", "PLACED");
            assertThat(browser.accessibilityViolations()).isEmpty();
        }
    }

    /** A console in a container has started nothing; the pages of this one believe the same of what was recorded. */
    @Test
    void whereNoProcessCanBeControlledThePagesSayHowElse(@TempDir Path temporary) throws IOException {
        assumeThat(Browser.isInstalled()).isTrue();
        try (Browser browser = Browser.open(temporary).sized(1280, 900)) {
            browser.go(souk.status().console() + "/#/system");
            signIn(browser);
            browser.findEnabled("[aria-label='Kill cart-service#1']");
            Path changed = temporary.resolve("changed.json");
            Files.writeString(
                    changed, export(browser, temporary).replace("\"controllable\":true", "\"controllable\":false"));

            browser.upload("#recording-file", changed);
            browser.awaitText("main", "docker-compose kill order-service");
            browser.awaitGone("[aria-label='Kill cart-service#1']");
            assertThat(browser.accessibilityViolations()).isEmpty();
            browser.go(souk.status().console() + "/#/tour");
            browser.awaitText("main", "docker-compose kill cart-service");
            assertThat(browser.accessibilityViolations()).isEmpty();
        }
    }

    private static String export(Browser browser, Path folder) throws IOException {
        browser.find("#export-button").click();
        browser.awaitText("#message", "Exported to a file.");
        return Files.readString(await().atMost(TIMEOUT)
                .until(() -> exportedTo(folder), Optional::isPresent)
                .orElseThrow());
    }

    private static Optional<Path> exportedTo(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("Z.json")).findFirst();
        }
    }

    private static void signIn(Browser browser) {
        browser.find("#session-button").click();
        browser.find("#sign-in-email").sendKeys(souk.status().admin().email());
        browser.find("#sign-in-password").sendKeys(souk.status().admin().password());
        browser.find("#sign-in-form button[type=submit]").click();
        browser.awaitText("#session-button", "Sign out");
    }

    private static Browser browser() throws IOException {
        assumeThat(Browser.isInstalled())
                .as("chromium and chromedriver are installed (Debian: apt-get install chromium-driver)")
                .isTrue();
        return Browser.open(Path.of("target", "screenshots"));
    }

    private static State state(String process) {
        return status(process).state();
    }

    private static List<Fault> faults(String process) {
        return status(process).faults();
    }

    private static ProcessStatus status(String process) {
        return souk.status().processes().stream()
                .filter(one -> one.name().equals(process))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode traceOfCheckout() {
        return get("/api/traces/" + demo.paid().traceId());
    }

    private static List<String> services(JsonNode trace) {
        return stream(trace.path("spans"))
                .map(span -> span.path("service").asString(""))
                .distinct()
                .toList();
    }

    private static List<String> names(JsonNode trace) {
        return stream(trace.path("spans"))
                .map(span -> span.path("name").asString(""))
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return array.valueStream();
    }

    private static JsonNode get(String path) {
        try {
            return console.send(Call.get(path)).json();
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
    }
}
