package dev.souk.storefront;

import dev.souk.storefront.testing.FakeService;
import dev.souk.storefront.testing.FakeService.Answer;
import dev.souk.testing.TestTokenIssuer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.graphql.test.tester.HttpGraphQlTester;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Base of the tests over HTTP: one storefront, and a fake of each service that it calls. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"eureka.client.enabled=false", "resilience4j.timelimiter.configs.default.timeout-duration=8s"})
public abstract class AbstractStorefrontIT {

    protected static final TestTokenIssuer ISSUER = new TestTokenIssuer("test-key");
    protected static final FakeService USERS = new FakeService();
    protected static final FakeService CARTS = new FakeService();
    protected static final FakeService ORDERS = new FakeService();
    protected static final String ORDER = "019a9f5e-0000-7000-8000-00000000000a";
    protected static final String ITEM = "019a9f5e-0000-7000-8000-00000000000b";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @LocalServerPort
    protected int port;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @DynamicPropertySource
    static void instances(DynamicPropertyRegistry properties) {
        String prefix = "spring.cloud.discovery.client.simple.instances.";
        properties.add(prefix + "user-service[0].uri", USERS::url);
        properties.add(prefix + "cart-service[0].uri", CARTS::url);
        properties.add(prefix + "order-service[0].uri", ORDERS::url);
    }

    @BeforeEach
    protected void resetFakes() {
        USERS.reset();
        CARTS.reset();
        ORDERS.reset();
        USERS.on("GET /users/me", Answer.json("""
                {"id":"019a9f5e-0000-7000-8000-000000000001","email":"ada@souk.example","name":"Ada",
                "role":"CUSTOMER","status":"ACTIVE"}"""));
        USERS.on("GET /.well-known/jwks.json", Answer.json(ISSUER.jwks()));
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    /** A client with a token of a new user. */
    protected HttpGraphQlTester customer() {
        return tester(ISSUER.tokenOf(UUID.randomUUID().toString()));
    }

    protected HttpGraphQlTester tester(String token) {
        return HttpGraphQlTester.create(http().mutate()
                .defaultHeader("Authorization", "Bearer " + token)
                .build());
    }

    protected HttpGraphQlTester anonymous() {
        return HttpGraphQlTester.create(http());
    }

    /** What the storefront answers to who asks for a file of a page. */
    protected WebTestClient.ResponseSpec file(String path) {
        return client("").get().uri(path).exchange();
    }

    protected WebTestClient http() {
        return client("/graphql");
    }

    protected WebTestClient client(String path) {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port + path)
                .responseTimeout(TIMEOUT)
                .build();
    }
}
