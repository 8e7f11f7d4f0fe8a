package dev.souk.order.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.souk.common.problem.ProblemException;
import dev.souk.order.checkout.Account;
import dev.souk.order.checkout.Cart;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

class RemoteServiceClientTest {

    private static final String CART = "{\"lines\":[],\"version\":4}";

    private final AtomicInteger calls = new AtomicInteger();
    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void whereOneInstanceIsGoneAnotherAnswers() throws IOException {
        int gone = portOfNobody();
        Cart cart = new CartClient(upstream(gone, instance(200, CART))).of("token");
        assertThat(cart.version()).isEqualTo(4);
    }

    @Test
    void whereOneInstanceIsBrokenAnotherAnswers() {
        Cart cart = new CartClient(upstream(instance(500, "{}"), instance(200, CART))).of("token");
        assertThat(cart.version()).isEqualTo(4);
        assertThat(calls).hasValue(2);
    }

    @Test
    void oneInstanceAloneIsTriedTwiceAndNotMore() {
        var carts = new CartClient(upstream(instance(503, "{}")));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> carts.of("token"));
        assertThat(calls).hasValue(2);
    }

    @Test
    void whereNobodyIsKnownTheAnswerIsA503WithATimeToComeBack() {
        var carts = new CartClient(upstream());
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> carts.of("token"))
                .satisfies(problem -> {
                    assertThat(problem.problem().slug()).isEqualTo("service-unavailable");
                    assertThat(problem.retryAfterSeconds()).isEqualTo(2);
                });
    }

    @Test
    void aNoIsAskedForOnce() {
        Account account = new AccountClient(upstream(instance(404, "{}"), instance(200, "{}"))).of("token");
        assertThat(account).isEqualTo(Account.CLOSED);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aNoThatNobodyExpectsIsA503() {
        var carts = new CartClient(upstream(instance(418, "{}")));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> carts.of("token"))
                .matches(problem -> problem.problem().slug().equals("service-unavailable"));
    }

    private RemoteServiceClient upstream(int... ports) {
        var retries = RetryConfig.custom()
                .maxAttempts(2)
                .waitDuration(Duration.ofMillis(1))
                .retryOnException(new RetryableFailure())
                .build();
        var guard = new ResilientCalls(
                BulkheadRegistry.ofDefaults(),
                CircuitBreakerRegistry.of(CircuitBreakerConfig.ofDefaults()),
                RetryRegistry.of(retries));
        var second = Duration.ofSeconds(1);
        var properties = new RemoteServiceProperties(second, second, Duration.ofSeconds(2));
        return new RemoteServiceClient(
                "shop",
                RemoteServiceConfiguration.timed(RestClient.builder(), properties),
                new ScriptedInstances(ports),
                guard,
                properties);
    }

    private int instance(int status, String body) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                calls.incrementAndGet();
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

    private static int portOfNobody() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
