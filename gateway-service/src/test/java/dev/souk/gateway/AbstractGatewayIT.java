package dev.souk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.TestTokenIssuer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

/**
 * Base of the tests over HTTP: one gateway, a fake of each service (two of order-service), and a client. Subclasses
 * with the same settings share a gateway, so each test leaves it as it was, or uses users, addresses and paths of its
 * own.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "eureka.client.enabled=false",
            "resilience4j.timelimiter.configs.default.timeout-duration=10s",
            "resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state=3s", // a busy machine is slow
            "management.metrics.enable.http.client.requests=true", // that each observed call ends
            "souk.tracing.traces-per-second=1000000", // a trace is sampled whatever test ran before
            "souk.discovery.required-services=gateway-service,user-service,cart-service,order-service",
            "spring.cloud.discovery.client.simple.instances.gateway-service[0].uri=http://localhost:1"
        })
@Import(MoreOfTheGateway.class)
public abstract class AbstractGatewayIT {

    /** The property for the routes of optional parts; without gRPC-Web and bff-service, whose files trust a proxy. */
    public static final String WITH_PARTS = "spring.config.additional-location="
            + "file:../optional/node-service/gateway.yml,file:../optional/storefront-service/gateway.yml"
            + ",file:../optional/oidc/gateway.yml";

    protected static final TestTokenIssuer ISSUER = new TestTokenIssuer("test-key");
    protected static final FakeService USERS = new FakeService("user-service");
    protected static final FakeService CARTS = new FakeService("cart-service");
    protected static final FakeService ORDERS = new FakeService("order-service");
    protected static final FakeService MORE_ORDERS = new FakeService("order-service");

    /** The time of the gateway's caches. */
    protected static final SteppedClock TIME = new SteppedClock();

    /** A request that hangs is a failed test, not a stuck build. */
    protected static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @TestBean
    @SuppressWarnings({"unused", "NullAway.Init"}) // Spring sets and uses it
    private Clock clock;

    private CircuitBreakerRegistry breakers;
    private final String user = UUID.randomUUID().toString();

    static Clock clock() {
        return TIME;
    }

    @DynamicPropertySource
    static void instances(DynamicPropertyRegistry properties) {
        String instances = "spring.cloud.discovery.client.simple.instances.";
        properties.add(instances + "user-service[0].uri", USERS::uri);
        properties.add(instances + "cart-service[0].uri", CARTS::uri);
        properties.add(instances + "order-service[0].uri", ORDERS::uri);
        properties.add(instances + "order-service[1].uri", MORE_ORDERS::uri);
    }

    /** Idle connections of one class are not there in the next one. */
    @BeforeAll
    static void disconnectFromTheGateway() {
        http.shutdownNow();
        http = HttpClient.newHttpClient();
    }

    @BeforeEach
    void resetServicesAndCircuitBreakers(@Autowired CircuitBreakerRegistry breakers) {
        this.breakers = breakers;
        Stream.of(USERS, CARTS, ORDERS, MORE_ORDERS).forEach(FakeService::revive);
        USERS.behave(exchange -> FakeService.send(exchange, 200, ISSUER.jwks()));
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    protected HttpResponse<String> call(String method, String path) {
        return call(method, path, UnaryOperator.identity());
    }

    /** With the good token of a user whom no other test knows. */
    protected HttpResponse<String> callAsUser(String method, String path) {
        return call(method, path, request -> request.header("Authorization", "Bearer " + ISSUER.tokenOf(user)));
    }

    protected HttpResponse<String> callAsAdmin(String method, String path) {
        return call(method, path, request -> request.header("Authorization", "Bearer " + ISSUER.adminToken()));
    }

    protected HttpResponse<String> call(String method, String path, UnaryOperator<HttpRequest.Builder> change) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody());
        return send(change.apply(request).build());
    }

    protected URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** A call to the management port. */
    protected HttpResponse<String> callManagement(String path) {
        return send(HttpRequest.newBuilder(managementUri(path)).build());
    }

    protected URI managementUri(String path) {
        return URI.create("http://localhost:" + managementPort + path);
    }

    protected CircuitBreaker breaker(String service) {
        return breakers.circuitBreaker(service);
    }

    protected static HttpResponse<String> send(HttpRequest request) {
        try {
            HttpRequest limited = HttpRequest.newBuilder(request, (_, _) -> true)
                    .timeout(TIMEOUT)
                    .build();
            return http.send(limited, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Status, type, path and trace id, as every problem has them; and never a class name. */
    protected static void assertProblem(HttpResponse<String> response, int status, String slug, String path) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body())
                .contains("\"type\":\"/problems/" + slug + "\"", "\"status\":" + status)
                .contains("\"title\":", "\"detail\":", "\"instance\":\"" + path + "\"")
                .doesNotContain("Exception", "java.");
        assertThat(response.headers().allValues("X-Trace-Id")).hasSize(1).allMatch(id -> id.matches("[0-9a-f]{32}"));
        List<String> retryAfter = response.headers().allValues("Retry-After");
        assertThat(retryAfter).hasSize(status == 503 || status == 429 ? 1 : 0);
    }
}
