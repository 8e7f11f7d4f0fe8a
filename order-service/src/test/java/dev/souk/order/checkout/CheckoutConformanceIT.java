package dev.souk.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.order.testing.OrderServiceApplicationTest;
import dev.souk.order.testing.Shop;
import dev.souk.testing.fault.ConformancePage;
import dev.souk.testing.fault.FailingServer;
import dev.souk.testing.fault.Fault;
import dev.souk.testing.http.ApiResponse;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.client.discovery.simple.SimpleDiscoveryProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a checkout answers while a service that it calls fails in every way: the second table of docs/conformance.md.
 */
@OrderServiceApplicationTest
class CheckoutConformanceIT {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(20); // of the call 3 s; who hangs does so for 60 s

    private final Shop shop;
    private final JdbcClient jdbc;
    private final CircuitBreakerRegistry breakers;
    private final RetryRegistry retries;
    private final SimpleDiscoveryProperties registry;
    private final ApplicationContext context;

    CheckoutConformanceIT(
            Shop shop,
            JdbcClient jdbc,
            CircuitBreakerRegistry breakers,
            RetryRegistry retries,
            SimpleDiscoveryProperties registry,
            ApplicationContext context) {
        this.shop = shop;
        this.jdbc = jdbc;
        this.breakers = breakers;
        this.retries = retries;
        this.registry = registry;
        this.context = context;
    }

    @BeforeEach
    void warmUp() {
        shop.withKey(shop.customerWithCart()).post("/orders", "{}"); // connections are open, classes loaded
    }

    @AfterEach
    void restore() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @Test
    void aCheckoutAnswersAsTheTableSaysWhateverAnotherServiceDoes() throws IOException {
        var page = new ConformancePage("order-service");
        page.add(
                "`cart-service`",
                "`GET /cart`",
                answers("cart-service", Shop.fullCart(3).body()));
        page.add("`user-service`", "`GET /users/me`", answers("user-service", "{\"status\":\"ACTIVE\"}"));
        page.verify();
    }

    private Map<Fault, String> answers(String service, String json) throws IOException {
        Map<Fault, String> responses = new TreeMap<>();
        for (Fault fault : Fault.values()) {
            breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
            if (fault == Fault.BREAKER_OPEN) {
                breakers.circuitBreaker(service).transitionToForcedOpenState();
            }
            long repeated = repeated(service);
            try (var server = new FailingServer(fault, json);
                    var _ = server.replace(Stream.of(service), registry, context)) {
                responses.put(fault, checkOut());
            }
            if (fault == Fault.HANGS) {
                assertThat(repeated(service))
                        .as("a time limit is waited for once")
                        .isEqualTo(repeated);
            }
        }
        return responses;
    }

    private long repeated(String service) {
        return retries.retry(service).getMetrics().getNumberOfFailedCallsWithRetryAttempt();
    }

    private String checkOut() {
        UUID user = shop.customerWithCart();
        long begin = System.nanoTime();
        ApiResponse response = shop.withKey(user).post("/orders", "{}");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TIME_LIMIT);
        assertThat(stored(user)).isEqualTo(response.status() == 202 ? 1 : 0);
        return response.status()
                + response.header("Retry-After")
                        .map(seconds -> ", `Retry-After: %s` `%s`".formatted(seconds, response.problem()))
                        .orElse("");
    }

    private long stored(UUID user) {
        return jdbc.sql("select count(*) from orders where user_id = :user")
                .param("user", user)
                .query(Long.class)
                .single();
    }
}
