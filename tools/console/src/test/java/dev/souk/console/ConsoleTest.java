package dev.souk.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.souk.console.web.Console;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:30:00Z"), ZoneOffset.UTC);
    private static final String ADMIN = "{\"email\":\"admin@souk.example\",\"password\":\"right\"}";
    private static final String CUSTOMER = "{\"email\":\"ada@souk.example\",\"password\":\"right\"}";

    /** Of one page, stylesheet or script to another. */
    private static final Pattern REFERENCE =
            Pattern.compile("(?:href=|src=|from |import )\"(?:\\./)?([a-z-]+\\.[a-z]+)\"");

    private static final String EVENT = "01a2035a-cf40-7000-a40d-c2a8ac71224c";

    private final List<String> admin = new CopyOnWriteArrayList<>();
    private final List<String> reads = new CopyOnWriteArrayList<>();
    private volatile boolean isDemoted;
    private volatile int statusOfAccount = 200;
    private volatile int lifetime = 900;
    private final HttpServer shop = shop();
    private final FakeSystem system =
            new FakeSystem("http://127.0.0.1:" + shop.getAddress().getPort());
    private final Console console = Console.start(0, system, CLOCK);
    private final HttpClient http = HttpClient.newHttpClient();

    ConsoleTest() throws IOException {}

    @AfterEach
    void stop() {
        console.close();
        shop.stop(0);
    }

    @Test
    void thePageLoadsNothingFromElsewhere() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
        assertThat(page.body()).contains("<title>Souk").doesNotContain("http://", "https://", "<style", "onclick");
    }

    /** Of those that are the shop's, the build of the console has a list of its own. */
    @Test
    void everyFileThatAPageNeedsIsThere() throws Exception {
        Set<String> found = new HashSet<>(Set.of("/"));
        var unread = new ArrayDeque<>(found);
        while (!unread.isEmpty()) {
            String path = unread.remove();
            HttpResponse<String> file = get(path);
            assertThat(file.statusCode()).as(path).isEqualTo(200);
            REFERENCE
                    .matcher(file.body())
                    .results()
                    .map(reference -> "/" + reference.group(1))
                    .filter(found::add)
                    .forEach(unread::add);
        }

        assertThat(found).contains("/icon.svg", "/theme.css", "/theme.js", "/poller.js", "/format.js");
    }

    @Test
    void aFileOutsideThePagesIsNotFound() throws Exception {
        assertThat(List.of("/../Console.class", "/%2e%2e/Console.class", "/pages/index.html", "/none.js"))
                .allSatisfy(path -> assertThat(get(path).statusCode()).isEqualTo(404));
    }

    /** A page of another site could make its own name resolve to this machine. */
    @Test
    void anotherHostIsRefused() throws Exception {
        assertThat(List.of("evil.example:8079", "console:8079", "evil.localhost", ""))
                .allSatisfy(host -> assertThat(statusLine("GET /", host)).contains(" 421 "));
        assertThat(statusLine("GET /v1/traces", "evil.example:8079")).contains(" 421 ");
        assertThat(List.of("localhost:" + console.port(), "localhost:9079", "127.0.0.1", "[::1]:8079"))
                .allSatisfy(host -> assertThat(statusLine("GET /", host)).contains(" 200 "));
    }

    @Test
    void telemetryIsReceivedAlsoIfItIsPacked() throws Exception {
        byte[] empty = ExportTraceServiceRequest.getDefaultInstance().toByteArray();
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(empty);
        }

        assertThat(send(telemetry("/v1/traces", empty)).statusCode()).isEqualTo(200);
        assertThat(send(telemetry("/v1/traces", packed.toByteArray()).header("Content-Encoding", "gzip"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void telemetryThatIsNoneIsRefused() throws Exception {
        for (byte[] body : List.of(new byte[] {1, 2, 3}, new byte[0x1f])) {
            assertThat(send(telemetry("/v1/logs", body)).statusCode()).isEqualTo(400);
            assertThat(send(telemetry("/v1/logs", body).header("Content-Encoding", "gzip"))
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(send(telemetry("/v1/logs", new byte[0]).header("Content-Encoding", "gzip"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aLogLineIsShownWithItsNumber() throws Exception {
        byte[] line = ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder()
                        .addScopeLogs(ScopeLogs.newBuilder()
                                .addLogRecords(LogRecord.newBuilder()
                                        .setBody(AnyValue.newBuilder().setStringValue("Ready")))))
                .build()
                .toByteArray();

        assertThat(send(telemetry("/v1/logs", line)).statusCode()).isEqualTo(200);

        assertThat(get("/api/logs").body())
                .contains(
                        "\"sequence\":1",
                        "\"time\":\"1970-01-01T00:00:00Z\"",
                        "\"message\":\"Ready\"",
                        "\"trace_id\":\"\"")
                .doesNotContain("\"line\"");
    }

    @Test
    void telemetryThatIsTooLongOrOfAnotherTypeIsRefused() throws Exception {
        assertThat(send(telemetry("/v1/traces", new byte[(2 << 20) + 1])).statusCode())
                .isEqualTo(413);
        assertThat(send(request("/v1/traces")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void nobodyChangesAProcessWithoutASession() throws Exception {
        HttpResponse<String> response = send(kill("order-service%231"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(system.actions()).isEmpty();
    }

    @Test
    void theSessionAloneIsNotEnoughBecauseBrowsersSendItForOthers() throws Exception {
        HttpResponse<String> session = signIn(ADMIN);

        assertThat(send(kill("order-service%231").header("Cookie", cookie(session)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(system.actions()).isEmpty();
    }

    @Test
    void anAdminOfTheShopMayKillAProcess() throws Exception {
        HttpResponse<String> session = signIn(ADMIN);

        HttpResponse<String> response = send(
                kill("order-service%231").header("Cookie", cookie(session)).header("X-CSRF-Token", csrfToken(session)));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(system.actions()).containsExactly("kill order-service#1");
    }

    /** Rolling is a command of the terminal alone. */
    @ParameterizedTest
    @ValueSource(strings = {"roll", "explode", "kill/now"})
    void noOtherActionIsKnown(String action) throws Exception {
        HttpResponse<String> session = signIn(ADMIN);

        assertThat(change("POST /processes/order-service%231/" + action, session)
                        .statusCode())
                .isEqualTo(404);
        assertThat(system.actions()).isEmpty();
    }

    @Test
    void whatTheSystemRefusesIsToldToTheAdmin() throws Exception {
        HttpResponse<String> session = signIn(ADMIN);

        HttpResponse<String> response =
                send(kill("none").header("Cookie", cookie(session)).header("X-CSRF-Token", csrfToken(session)));

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.body()).contains("There is no process none.");
    }

    @Test
    void aCustomerAndAWrongPasswordAreRefused() throws Exception {
        assertThat(signIn(CUSTOMER).statusCode()).isEqualTo(401);
        assertThat(signIn(ADMIN.replace("right", "wrong")).statusCode()).isEqualTo(401);
    }

    @Test
    void theCookieIsForThisPageAloneAndNotForScripts() throws Exception {
        assertThat(signIn(ADMIN).headers().firstValue("Set-Cookie").orElse(""))
                .contains("HttpOnly", "SameSite=Strict", "Path=/");
    }

    @Test
    void ordersAreReadWithTheTokenOfTheAdmin() throws Exception {
        assertThat(get("/api/orders").statusCode()).isEqualTo(401);
        String cookie = cookie(signIn(ADMIN));

        HttpResponse<String> orders = send(request("/api/orders").header("Cookie", cookie));

        assertThat(orders.body()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void aListHasALimitAndATimelineHasNone() throws Exception {
        String cookie = cookie(signIn(ADMIN));
        String timeline = "/orders/%s/timeline".formatted(EVENT);

        send(request("/api/orders").header("Cookie", cookie));
        send(request("/api/orders?limit=9").header("Cookie", cookie));
        send(request("/api" + timeline + "?limit=9").header("Cookie", cookie));

        assertThat(reads).containsExactly("/orders?limit=50", "/orders?limit=9", timeline);
    }

    @Test
    void deadLettersAreReadFromTheirService() throws Exception {
        String events = "/api/admin/order-service/dead-letters?limit=50";
        assertThat(get(events).statusCode()).isEqualTo(401);
        String cookie = cookie(signIn(ADMIN));

        assertThat(send(request(events).header("Cookie", cookie)).body()).isEqualTo("{\"items\":[{\"id\":\"1\"}]}");
        assertThat(send(request("/api/admin/cart-service/dead-letters").header("Cookie", cookie))
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    void aDeadLetterIsReplayedOrDiscardedAndAParkedEventReleasedByAnAdminOnly() throws Exception {
        HttpResponse<String> session = signIn(ADMIN);
        List<String> changes = List.of(
                "POST /admin/order-service/dead-letters/%s/replay".formatted(EVENT),
                "DELETE /admin/order-service/dead-letters/%s".formatted(EVENT),
                "POST /admin/order-service/parked-events/%s/release".formatted(EVENT));
        assertThat(send(change(changes.getFirst()).header("Cookie", cookie(session)))
                        .statusCode())
                .isEqualTo(403);

        for (String change : changes) {
            assertThat(change(change, session).statusCode()).as(change).isEqualTo(204);
        }

        assertThat(admin).containsExactlyElementsOf(changes);
    }

    @Test
    void nothingElseIsForwardedWithTheTokenOfTheAdmin() throws Exception {
        HttpResponse<String> session = signIn(ADMIN);

        for (String request : List.of(
                "POST /admin/order-service/dead-letters/%s/explode".formatted(EVENT),
                "DELETE /orders",
                "POST /admin/user-service/signing-keys/rotation",
                "DELETE /admin/order-service/../x/dead-letters/%s".formatted(EVENT))) {
            assertThat(change(request, session).statusCode()).as(request).isEqualTo(404);
        }
        assertThat(admin).isEmpty();
    }

    @Test
    void theRecordsOfATopicAreForAnAdmin() throws Exception {
        assertThat(get("/api/topics/souk.orders").statusCode()).isEqualTo(401);
        String cookie = cookie(signIn(ADMIN));

        assertThat(send(request("/api/topics/souk.orders").header("Cookie", cookie))
                        .body())
                .contains("\"offset\":7", "\"ce_type\":\"placed\"");
        assertThat(send(request("/api/topics/none").header("Cookie", cookie)).statusCode())
                .isEqualTo(409);
        assertThat(send(request("/api/topics/%2F").header("Cookie", cookie)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoIsNoAdminAnyMoreChangesNoProcessAndReadsNoTopic() throws Exception {
        HttpResponse<String> session = signIn(ADMIN);
        isDemoted = true;

        assertThat(change("POST /processes/cart-service%231/kill", session).statusCode())
                .isEqualTo(401);
        assertThat(send(request("/api/topics/souk.orders").header("Cookie", cookie(session)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoseTokensWereRevokedChangesNoProcess() throws Exception {
        HttpResponse<String> session = signIn(ADMIN);
        statusOfAccount = 401;

        assertThat(change("POST /processes/cart-service%231/kill", session).statusCode())
                .isEqualTo(401);
        assertThat(system.actions()).isEmpty();
    }

    /** A process is what may be missing. */
    @Test
    void whileTheShopDoesNotRespondAnAdminStartsAProcess() throws Exception {
        HttpResponse<String> session = signIn(ADMIN);
        shop.stop(0);

        assertThat(change("POST /processes/order-service%231/start", session).statusCode())
                .isEqualTo(200);
        assertThat(system.actions()).containsExactly("start order-service#1");
    }

    @Test
    void aSessionEndsWithItsToken() throws Exception {
        lifetime = 0;
        HttpResponse<String> session = signIn(ADMIN);

        assertThat(change("POST /processes/cart-service%231/kill", session).statusCode())
                .isEqualTo(401);
        assertThat(system.actions()).isEmpty();
    }

    @Test
    void aSignedOutSessionIsWorthNothing() throws Exception {
        HttpResponse<String> session = signIn(ADMIN);
        String cookie = cookie(session);

        assertThat(send(request("/api/session")
                                .header("Cookie", cookie)
                                .header("X-CSRF-Token", csrfToken(session))
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
        assertThat(send(request("/api/orders").header("Cookie", cookie)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aParameterOutsideItsLimitsIsABadRequest() throws Exception {
        assertThat(List.of(
                        "/api/traces?limit=0",
                        "/api/traces?limit=1000000",
                        "/api/traces?min_ms=x",
                        "/api/logs?level=LOUD",
                        "/api/logs?after=-1"))
                .allSatisfy(path -> assertThat(get(path).statusCode()).as(path).isEqualTo(400));
    }

    @Test
    void whatIsReadIsJson() throws Exception {
        assertThat(List.of("/api/system", "/api/traces", "/api/logs", "/api/session"))
                .allSatisfy(path -> {
                    HttpResponse<String> response = get(path);
                    assertThat(response.statusCode()).as(path).isEqualTo(200);
                    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
                });
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.port() + path));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpRequest.Builder telemetry(String path, byte[] body) {
        return request(path).header("Content-Type", "application/x-protobuf").POST(BodyPublishers.ofByteArray(body));
    }

    private HttpRequest.Builder kill(String process) {
        return request("/api/processes/" + process + "/kill").POST(BodyPublishers.noBody());
    }

    private HttpRequest.Builder change(String methodAndPath) {
        String[] parts = methodAndPath.split(" ", 2);
        return request("/api" + parts[1]).method(parts[0], BodyPublishers.noBody());
    }

    private HttpResponse<String> change(String methodAndPath, HttpResponse<String> session)
            throws IOException, InterruptedException {
        return send(change(methodAndPath).header("Cookie", cookie(session)).header("X-CSRF-Token", csrfToken(session)));
    }

    private HttpResponse<String> signIn(String credentials) throws IOException, InterruptedException {
        return send(request("/api/session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(credentials)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<String> session) {
        return session.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private static String csrfToken(HttpResponse<String> session) {
        return session.body().replaceFirst(".*\"csrf_token\":\"([0-9a-f]+)\".*", "$1");
    }

    /** Of a request with a host that Java's client does not let us choose. */
    private String statusLine(String request, String host) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
            String head = "%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(request, host);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return response.lines().findFirst().orElse("");
        }
    }

    /** Logs in whoever has the right password, has no orders, and of order-service one dead letter. */
    private HttpServer shop() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/sessions", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean right = body.contains("\"right\"");
            String role = body.contains("admin@") ? "ADMIN" : "CUSTOMER";
            String token = "{\"access_token\":\"%s\",\"expires_in\":%d}".formatted(role, lifetime);
            reply(exchange, right ? 200 : 401, token);
        });
        server.createContext("/users/me", exchange -> {
            String role = isDemoted ? "CUSTOMER" : authorization(exchange).replace("Bearer ", "");
            reply(exchange, statusOfAccount, "{\"role\":\"%s\",\"email\":\"%s@souk.example\"}".formatted(role, role));
        });
        server.createContext("/orders", exchange -> {
            reads.add(exchange.getRequestURI().toString());
            reply(exchange, authorization(exchange).equals("Bearer ADMIN") ? 200 : 401, "{\"items\":[]}");
        });
        server.createContext("/admin/order-service", exchange -> {
            boolean isRead = exchange.getRequestMethod().equals("GET");
            if (!isRead) {
                admin.add(exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().getPath());
            }
            boolean hasEvent = exchange.getRequestURI().getPath().endsWith("dead-letters");
            reply(
                    exchange,
                    isRead ? 200 : 202,
                    isRead ? "{\"items\":[%s]}".formatted(hasEvent ? "{\"id\":\"1\"}" : "") : "");
        });
        server.createContext("/admin/user-service/signing-keys", exchange -> {
            admin.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            reply(exchange, 202, "");
        });
        server.createContext("/admin/cart-service", exchange -> reply(exchange, 503, "{}"));
        server.start();
        return server;
    }

    /** A token of this shop is the role that it gives. */
    private static String authorization(HttpExchange exchange) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
