package dev.souk.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.souk.gateway.AbstractGatewayIT;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Watchers of orders, and callers of order-service beside them. */
class StreamCircuitBreakerIT extends AbstractGatewayIT {

    private final CountDownLatch end = new CountDownLatch(1);
    private final HttpClient watchers = HttpClient.newHttpClient();

    @AfterEach
    void endStreams() {
        end.countDown();
        watchers.shutdownNow();
    }

    @Test
    void watchersThatKeepReconnectingDoNotOpenTheCircuitBreakerOfOtherCalls() {
        Stream.of(ORDERS, MORE_ORDERS).forEach(service -> service.behave(HttpExchange::close));

        IntStream.range(0, 10).forEach(_ -> callAsUser("GET", "/orders/1/events"));

        assertThat(breaker("order-service-events").getState()).isEqualTo(State.OPEN);
        assertProblem(callAsUser("GET", "/orders/1/events"), 503, "service-unavailable", "/orders/1/events");
        assertThat(breaker("order-service").getMetrics().getNumberOfBufferedCalls())
                .isZero();
    }

    @Test
    void openStreamsCloseAHalfOpenCircuitBreaker() throws Exception {
        Stream.of(ORDERS, MORE_ORDERS).forEach(service -> service.behave(this::stream));
        callAsUserOnceForTheKeys();
        CircuitBreaker breaker = breaker("order-service-events");
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();

        for (int trial = 0; trial < 3; trial++) {
            assertThat(open()).isEqualTo(200);
        }

        await().until(() -> breaker.getState() == State.CLOSED);
        assertThat(end.getCount()).isOne(); // all streams are still open
        assertThat(open()).isEqualTo(200);
    }

    private void callAsUserOnceForTheKeys() {
        callAsUser("GET", "/cart");
    }

    private int open() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri("/orders/1/events"))
                .header("Authorization", "Bearer " + ISSUER.token())
                .timeout(TIMEOUT)
                .build();
        var response = watchers.send(request, BodyHandlers.ofInputStream());
        InputStream events = response.body();
        assertThat(events.read()).isEqualTo('d');
        return response.statusCode();
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("data:PLACED\n\n".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        try {
            assertThat(end.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }
}
