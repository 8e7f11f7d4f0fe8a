package dev.souk.bff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.souk.common.deadline.RequestTimeoutHeader;
import dev.souk.testing.http.DefectLog;
import dev.souk.testing.http.RawRequest;
import dev.souk.testing.http.RawResponse;
import dev.souk.testing.infrastructure.InfrastructureInitializer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.support.TransactionOperations;

/** The service with a stub of the gateway. What it is for, PageLoginIT shows in a browser. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.session.jdbc.cleanup-cron=* * * * * *")
@ContextConfiguration(initializers = InfrastructureInitializer.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class BffServiceIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final AtomicInteger CLOSED = new AtomicInteger();
    private static final HttpServer GATEWAY = gateway();

    private final int port;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final SessionRepository<? extends Session> sessions;

    BffServiceIT(
            @LocalServerPort int port,
            JdbcClient jdbc,
            TransactionOperations transaction,
            SessionRepository<? extends Session> sessions) {
        this.port = port;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.sessions = sessions;
    }

    @DynamicPropertySource
    static void addressOfTheGateway(DynamicPropertyRegistry properties) {
        properties.add(
                "souk.bff.shop",
                () -> "http://localhost:" + GATEWAY.getAddress().getPort());
        properties.add(
                "souk.token.provider.issuer",
                () -> "http://localhost:" + GATEWAY.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        GATEWAY.stop(0);
    }

    /** One may be that of the session, whose access token it gets. */
    @Test
    void aServiceSeesNoCookie() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%s/bff/api/cookie".formatted(port)))
                .header("Cookie", "theme=dark; " + TestLogins.cookie("any"))
                .build();
        try (HttpClient page = HttpClient.newHttpClient()) {
            assertThat(page.send(request, BodyHandlers.ofString()).body()).isEqualTo("null");
        }
    }

    /** Found by a review: Tomcat takes dates that the gateway does not, and the body was left unread for ever. */
    @Test
    void aResponseThatNobodyReadsIsClosed() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%s/bff/api/large".formatted(port)))
                .header("If-Modified-Since", "Sun, 01 Jan 2035 00:00:00 GMT") // it is a Monday
                .build();
        try (HttpClient anybody = HttpClient.newHttpClient()) {
            assertThat(anybody.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(304);
        }

        await().atMost(SOON).until(() -> CLOSED.get() == 1);
    }

    /** Found by a review: each call of a page to a gateway that was suspended held a connection until the end. */
    @Test
    void aCallThatTheGatewayDoesNotRespondToEndsSoonAfterTheGatewayHasGivenItUp() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%s/bff/api/.well-known/any".formatted(port)))
                .header(RequestTimeoutHeader.NAME, "5000")
                .build();
        try (HttpClient page = HttpClient.newHttpClient()) {
            assertThat(page.sendAsync(request, BodyHandlers.discarding()))
                    .succeedsWithin(SOON)
                    .satisfies(response -> assertThat(response.statusCode()).isEqualTo(503));
        }
    }

    /** Sessions are read before Spring MVC, whose exception handlers do not see it: it was a 500. */
    @Test
    void whileSessionsAreUnavailableCallersAreToTryAgain() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%s/bff/session".formatted(port)))
                .header("Cookie", TestLogins.cookie("any"))
                .build();

        HttpResponse<String> response;
        try (HttpClient anybody = HttpClient.newHttpClient()) {
            response = transaction.execute(_ -> {
                jdbc.sql("set local idle_in_transaction_session_timeout = 0").update();
                jdbc.sql("lock table spring_session").update();
                return anybody.sendAsync(request, BodyHandlers.ofString())
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join();
            });
        }

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("service-unavailable").contains("\"instance\":\"/bff/session\"");
    }

    /** Found by a review: they had the pages of Spring Boot and Tomcat, and a stack trace. */
    @ParameterizedTest
    @CsvSource({
        "GET, /bff/none, 404",
        "GET, /bff/none?match[]=x, 404",
        "POST, /bff/logout, 403",
        "HEAD, /bff/login/souk, 405",
        "GET, /bff/api/items?x=%FF, 400",
        "POST, /bff/session, 404"
    })
    void aMistakeOfTheCallerIsAProblemAndNoDefect(String method, String target, int status) {
        String csrf = target.equals("/bff/logout") ? "" : "X-XSRF-TOKEN: any\r\nCookie: __Host-souk-page-csrf=any\r\n";

        try (var defects = new DefectLog()) {
            RawResponse response = RawRequest.of(method, target, csrf + "Accept: text/html\r\n", "")
                    .sendTo(URI.create("http://localhost:" + port));

            assertThat(response.status()).as(response.toString()).isEqualTo(status);
            assertThat(method.equals("HEAD") || response.isProblemOfTheCaller(target.replaceAll("[?].*", "")))
                    .as(response.toString())
                    .isTrue();
            assertThat(defects.lines()).isEmpty();
        }
    }

    /** Found by a review: the second one was a 500. */
    @Test
    void twoLoginsCanBeginInOneSession() {
        String session = TestLogins.begin(sessions, Map.of());

        assertThatCode(() -> begin(sessions, session)).doesNotThrowAnyException();
    }

    private static <S extends Session> void begin(SessionRepository<S> sessions, String id) {
        S first = Objects.requireNonNull(sessions.findById(id));
        S second = Objects.requireNonNull(sessions.findById(id));
        first.setAttribute("a-login", "first");
        second.setAttribute("a-login", "second");
        sessions.save(first);
        sessions.save(second);
    }

    /** Found by a review: the first login waited for half a minute, and each of the others for those before it. */
    @Test
    void aProviderThatDoesNotRespondDelaysNoLoginForLong() {
        var login = HttpRequest.newBuilder(URI.create("http://localhost:%s/bff/login/souk".formatted(port)))
                .build();
        try (HttpClient anybody = HttpClient.newHttpClient()) {
            var logins = Stream.generate(() -> anybody.sendAsync(login, BodyHandlers.discarding()))
                    .limit(4)
                    .toList();

            assertThat(logins)
                    .allSatisfy(response -> assertThat(response)
                            .succeedsWithin(Duration.ofSeconds(10))
                            .satisfies(failed -> assertThat(failed.headers().firstValue("Location"))
                                    .hasValue("/?login=failed")));
        }
    }

    /** Its discovery document says where a login ends there, and this process has not read it. */
    @Test
    void aLogoutEndsTheSessionAlsoWhileTheProviderDoesNotRespond() throws Exception {
        String session = TestLogins.begin(sessions, Map.of());
        var logout = HttpRequest.newBuilder(URI.create("http://localhost:%s/bff/logout".formatted(port)))
                .header("Cookie", TestLogins.cookie(session) + "; __Host-souk-page-csrf=any")
                .header("X-XSRF-TOKEN", "any")
                .POST(BodyPublishers.noBody())
                .build();

        HttpResponse<String> response;
        try (HttpClient page = HttpClient.newHttpClient()) {
            response = page.send(logout, BodyHandlers.ofString());
        }

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Location")).hasValue("/");
        assertThat(sessions.findById(session)).isNull();
    }

    /** A statement that waited for a session in use would reach its time limit, and then each time again. */
    @Test
    void expiredSessionsAreDeletedWithoutThoseThatAreInUse() {
        jdbc.sql("""
                insert into spring_session
                select 'expired-' || number, 'expired-' || number, 0, 0, 60, number from generate_series(1, 6000) number
                """).update();

        transaction.executeWithoutResult(_ -> {
            jdbc.sql("set local idle_in_transaction_session_timeout = 0").update(); // on a busy machine it takes longer
            jdbc.sql("select 1 from spring_session where primary_id = 'expired-6000' for update")
                    .query(Integer.class)
                    .single();
            await().atMost(SOON).until(() -> expired() == 1);
        });
        await().atMost(SOON).until(() -> expired() == 0);
    }

    private int expired() {
        return jdbc.sql("select count(*) from spring_session where primary_id like 'expired-%'")
                .query(Integer.class)
                .single();
    }

    /** More than any buffer on the way has room for. */
    private static HttpServer gateway() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/large", BffServiceIT::sendMuch);
            server.createContext("/cookie", BffServiceIT::sendCookie);
            server.createContext("/.well-known/", _ -> {}); // and does not respond, as if it were suspended
            server.start();
            return server;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void sendCookie(HttpExchange exchange) throws IOException {
        byte[] body =
                String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")).getBytes(UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void sendMuch(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT");
        exchange.sendResponseHeaders(200, 64 * 1024 * 1024);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int number = 0; number < 64; number++) {
                body.write(new byte[1024 * 1024]);
            }
        } catch (IOException closed) {
            CLOSED.incrementAndGet();
            throw closed;
        }
    }
}
