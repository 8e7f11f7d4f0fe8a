package dev.souk.system.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.system.browser.Browser;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.Topics;
import dev.souk.system.repository.Repository;
import dev.souk.testing.http.ApiClient;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.demo.DemoResult;
import dev.souk.tools.demo.DemoScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What a demo leaves behind, as the console shows it over HTTP and in a browser. {@link ConsoleUnderLoadIT} has load.
 */
@Tag("lab")
class ConsoleIT {

    private static final List<String> SERVICES =
            List.of("cart-service", "gateway-service", "order-service", "user-service");
    private static final Pattern DOCUMENTED = Pattern.compile("http://localhost:8079(/api/[\\w/?=&]+)");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static Path logs;
    private static RunningSouk souk;
    private static ApiClient console;
    private static DemoResult demo;

    @BeforeAll
    static void start(@TempDir Path temporary) {
        Path state = temporary.resolve(".souk");
        SoukOptions options = SoukOptions.isolated(SourceTree.containing(Path.of("")), state);
        logs = state.resolve("logs");
        souk = Souk.LAUNCHER.launch(options, _ -> {});
        console = new ApiClient(souk.status().console());
        demo = new DemoScenario(souk.gateway()).run();
        await().atMost(TIMEOUT) // services export what they have recorded a moment later
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
    void aTraceThatNobodyAskedForIsNotMade() {
        JsonNode traces = json("/api/traces?limit=500").path("traces");

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
                json("/api/logs?limit=2000&trace=" + demo.paid().traceId()).path("lines");

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(Files.readString(
                                logs.resolve(line.path("process").asString("").replace('#', '-') + ".log")))
                        .contains(line.path("message").asString("?")));
    }

    @Test
    void theServersThatExportNothingAreReadFromTheirFiles() {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(json("/api/logs?limit=2000&service=registry-service")
                                .path("lines"))
                        .extracting(line -> line.path("message").asString(""))
                        .anyMatch(message -> message.contains("order-service")));
        assertThat(json("/api/logs?limit=10&service=postgres").path("lines")).isNotEmpty();
    }

    @Test
    void whatTheConsoleShowsOfProcessesIsWhatTheLauncherAndTheDatabaseSay() {
        await().atMost(TIMEOUT)
                .untilAsserted(
                        () -> { // orders of another test may be in progress
                            JsonNode system = json("/api/system");
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
        return number(service, "select count(*) from outbox");
    }

    @Test
    void whatTheDocumentsAskForIsAnswered() {
        List<String> paths = DOCUMENTED
                .matcher(Repository.read(Repository.ROOT.resolve("docs/observability.md"))
                        + Repository.read(Repository.ROOT.resolve("docs/operations.md")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(paths)
                .hasSizeGreaterThan(3)
                .allSatisfy(
                        path -> assertThat(console.get(path).status()).as(path).isEqualTo(200));
    }

    @Test
    void whatOnlyAnAdminSeesIsReadableOnAScreenAndOnATelephoneInBothColours() throws IOException {
        try (ConsolePage page = ConsolePage.open(souk.status())) {
            Browser browser = page.browser();
            page.go("system");
            page.signIn();
            browser.findEnabled("[aria-label='Kill cart-service#1']");
            browser.inspect("admin-system");

            page.go("orders");
            browser.find("main a[href^='#/orders/']");
            browser.inspect("admin-orders");

            page.go("orders/" + demo.paid().orderId());
            browser.awaitText("main", "CONFIRMED");
            browser.inspect("admin-order");

            page.go("events/souk.orders");
            browser.awaitText("main", demo.paid().orderId());
            browser.inspect("admin-records");
            assertThat(browser.scriptErrors()).isEmpty();
        }
    }

    @Test
    void thePasswordIsForgottenAfterTheSignIn() throws IOException {
        try (ConsolePage page = ConsolePage.open(souk.status())) {
            Browser browser = page.browser();
            page.go("system");
            page.signIn();
            browser.find("#session-button").click();
            browser.awaitText("#session-button", "Sign in");
            browser.find("#session-button").click();

            assertThat(browser.find("#sign-in-password").getDomProperty("value"))
                    .isEmpty();
        }
    }

    @Test
    void aLogLineLeadsToItsTraceAndAnOrderToItsTimeline() throws IOException {
        try (ConsolePage page = ConsolePage.open(souk.status())) {
            Browser browser = page.browser();
            page.go("tour");
            browser.check("tour");
            page.go("traces");
            browser.find("main a[href^='#/traces/']");
            browser.check("traces");
            page.go("logs?trace=" + demo.paid().traceId());
            browser.find("main a[href^='#/traces/']");
            browser.check("log-lines-of-a-trace");
            browser.find("main a[href^='#/traces/']").click();
            browser.awaitText("main", "process souk.orders");
            browser.screenshot("trace-of-a-checkout");
            assertThat(browser.accessibilityViolations()).isEmpty();

            page.go("orders");
            page.signIn();
            browser.find("main a[href^='#/orders/']").click();
            browser.awaitText("main", "PLACED");
            browser.screenshot("timeline-of-an-order");
            assertThat(browser.accessibilityViolations()).isEmpty();
        }
    }

    /** Found by a review: after a burst of lines the newest stood below much older ones. */
    @Test
    void logLinesBeforeWhichSomeMayBeMissingReplaceThoseThatAreShown() throws IOException {
        try (ConsolePage page = ConsolePage.open(souk.status())) {
            Browser browser = page.browser();
            page.go("logs");
            browser.awaitText("main table", "-service#1");
            browser.run("""
                    const call = fetch;
                    const line = { time: '2026-01-01T00:00:00Z', level: 'INFO', process: 'none', logger: 'none',
                      message: 'one of a burst', fields: {}, trace_id: '', span_id: '', exception: null };
                    let burst = Array.from({ length: 300 }, (_, sequence) => ({ sequence, ...line }));
                    window.fetch = async (path, options) => {
                      const response = await call(path, options);
                      if (!path.startsWith('/api/logs')) {
                        return response;
                      }
                      const lines = burst;
                      burst = [];
                      return Response.json({ ...await response.json(), lines });
                    };""");
            browser.awaitText("main table", "one of a burst");

            assertThat(browser.find("main table").getText()).doesNotContain("-service#1");
        }
    }

    @Test
    void anAdminSeesARecordThatCannotBeProcessedAndDiscardsIt() throws Exception {
        var record =
                new ProducerRecord<>("souk.payments", "unreadable".getBytes(UTF_8), "not an event".getBytes(UTF_8));
        new Topics(Target.of(souk.status()).kafka()).publish(List.of(record));
        try (ConsolePage page = ConsolePage.open(souk.status())) {
            Browser browser = page.browser();
            page.go("events/souk.payments");
            page.signIn();
            browser.awaitText("main", demo.paid().orderId());
            browser.awaitText("main", "unreadable");
            browser.find("main summary").click();
            browser.screenshot("records-of-a-topic");
            assertThat(browser.accessibilityViolations()).isEmpty();

            page.go("events");
            browser.find("main [aria-label^='Discard']");
            browser.screenshot("dead-letter");
            assertThat(browser.accessibilityViolations()).isEmpty();
            browser.find("main [aria-label^='Replay']").click();
            browser.awaitText("#message", "failed again: ");
            assertThat(deadLetters()).isOne();

            browser.find("main [aria-label^='Discard']").click();
            browser.find("#confirmation-accept").click();
            browser.awaitText("main", "No event waits for an admin.");
            assertThat(deadLetters()).isZero();
        }
    }

    private static long deadLetters() {
        return number("order-service", "select count(*) from dead_letter where record_key = 'unreadable'");
    }

    private static long number(String service, String sql) {
        return Long.parseLong(
                Target.of(souk.status()).database(service).column(sql).getFirst());
    }

    private static JsonNode traceOfCheckout() {
        return json("/api/traces/" + demo.paid().traceId());
    }

    private static JsonNode json(String path) {
        return console.get(path).expect(200).json();
    }

    private static List<String> services(JsonNode trace) {
        return trace.path("spans")
                .valueStream()
                .map(span -> span.path("service").asString(""))
                .distinct()
                .toList();
    }

    private static List<String> names(JsonNode trace) {
        return trace.path("spans")
                .valueStream()
                .map(span -> span.path("name").asString(""))
                .toList();
    }
}
