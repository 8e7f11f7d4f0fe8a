package dev.souk.order.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.retry.RetryBudgetProperties;
import dev.souk.common.retry.RetryBudgets;
import dev.souk.testing.infrastructure.UnusedPorts;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

class RemoteCallTest {

    private static final String CART = "{\"lines\":[],\"version\":4}";
    private static final Duration SHORT = Duration.ofSeconds(3); // time to connect: else it is repeated
    private static final Duration LONG = Duration.ofSeconds(10); // no call on a slow machine takes longer

    private final AtomicInteger calls = new AtomicInteger();
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<HttpServer> servers = new ArrayList<>();
    private final RetryBudgets budgets = new RetryBudgets(new RetryBudgetProperties(0, 1, 2), () -> 0, metrics);
    private final ResilientCalls resilient = new ResilientCalls(
            BulkheadRegistry.ofDefaults(), CircuitBreakerRegistry.of(CircuitBreakerConfig.ofDefaults()));

    /** A service. */
    interface Carts {
        @GetExchange("/cart")
        String cart();

        @PostExchange("/cart")
        String add();
    }

    @AfterEach
    void stop() {
        release.countDown();
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void afterARefusedConnectionAnotherInstanceAnswers() throws IOException {
        assertThat(call(UnusedPorts.next(), instance(200, CART))).isEqualTo(CART);
    }

    @Test
    void afterA500AnotherInstanceAnswers() {
        assertThat(call(instance(500, "{}"), instance(200, CART))).isEqualTo(CART);
        assertThat(calls).hasValue(2);
    }

    @Test
    void theSecondAttemptAvoidsTheInstanceOfTheFirstWhoseverTurnItIs() {
        var carts = new CompletableFuture<Carts>();
        int broken = serve(500, "{}", () -> carts.join().cart()); // another call has the turn of the good one
        carts.complete(carts(LONG, broken, instance(200, CART)));

        assertThat(resilient.<String>call("cart-service", carts.join()::cart)).isEqualTo(CART);
    }

    @Test
    void aSingleInstanceIsCalledTwiceAtMost() {
        int only = instance(503, "{}");
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> call(only));
        assertThat(calls).hasValue(2);
    }

    @Test
    void aChangeIsNotRepeated() {
        Carts carts = carts(LONG, instance(500, "{}"), instance(200, CART));

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> resilient.call("cart-service", carts::add));
        assertThat(calls).hasValue(1);
    }

    @Test
    void withoutRetryBudgetACallIsNotRepeated() {
        int broken = instance(500, "{}");
        for (int call = 0; call < 5; call++) {
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> call(broken));
        }
        assertThat(calls).hasValue(5 + 2);
    }

    @Test
    void aCallThatExceedsItsTimeoutIsNotRepeated() {
        int slow = slowInstance();
        int fast = instance(200, CART);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> call(SHORT, slow, fast));
        await().untilAsserted(() -> assertThat(calls).hasValue(1)); // it may have begun late
    }

    @Test
    void withoutInstancesTheAnswerIsA503WithRetryAfter() {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(this::call).satisfies(problem -> {
            assertThat(problem.problem().slug()).isEqualTo("service-unavailable");
            assertThat(problem.retryAfterSeconds()).isEqualTo(2);
        });
    }

    @Test
    void a404IsNotRepeated() {
        Carts carts = carts(LONG, instance(404, "{}"), instance(200, CART));
        String response = resilient.call("cart-service", () -> {
            try {
                return carts.cart();
            } catch (HttpClientErrorException.NotFound missing) {
                return "missing";
            }
        });
        assertThat(response).isEqualTo("missing");
        assertThat(calls).hasValue(1);
    }

    @Test
    void anUnexpected4xxIsA503() {
        int teapot = instance(418, "{}");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> call(teapot))
                .matches(problem -> problem.problem().slug().equals("service-unavailable"));
    }

    @Test
    void theLoadBalancerLearnsHowEachCallToAnInstanceEnds() throws IOException {
        int dead = UnusedPorts.next();
        int broken = instance(500, "{}");
        int fine = instance(200, CART);
        int slow = slowInstance();
        call(dead, fine);
        call(broken, fine);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> call(SHORT, slow));
        assertThat(counted(dead, "unreachable")).isOne();
        assertThat(counted(broken, "error")).isOne();
        assertThat(counted(slow, "error")).isOne();
        assertThat(counted(fine, "success")).isEqualTo(2);
    }

    private double counted(int port, String outcome) {
        return metrics.get("souk.loadbalancing.calls")
                .tags("instance", "i" + port, "outcome", outcome)
                .counter()
                .count();
    }

    private String call(int... ports) {
        return call(LONG, ports);
    }

    private String call(Duration limit, int... ports) {
        Carts carts = carts(limit, ports);
        return resilient.call("cart-service", carts::cart);
    }

    private Carts carts(Duration limit, int... ports) {
        var retries = RetryRegistry.of(RetryConfig.custom()
                .maxAttempts(2)
                .waitDuration(Duration.ofMillis(1))
                .retryOnException(new RetryableFailure())
                .build());
        RestClient client = RestClient.builder()
                .baseUrl("http://cart-service")
                .requestFactory(new RemoteServiceConfiguration()
                        .http11()
                        .customize(ClientHttpRequestFactoryBuilder.jdk())
                        .build(HttpClientSettings.defaults().withTimeouts(limit, limit)))
                .requestInterceptor(
                        new LoadBalancedRetryInterceptor(new ScriptedInstances(metrics, ports), retries, budgets))
                .requestInterceptor(new DeadlineInterceptor(limit))
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(Carts.class);
    }

    private int instance(int status, String body) {
        return serve(status, body, () -> {});
    }

    private int slowInstance() {
        return serve(200, CART, () -> {
            try {
                assertThat(release.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private int serve(int status, String body, Runnable before) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                calls.incrementAndGet();
                before.run();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, body.length());
                exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
                exchange.close();
            });
            server.start();
            servers.add(server);
            return server.getAddress().getPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
