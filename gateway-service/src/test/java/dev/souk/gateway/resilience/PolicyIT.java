package dev.souk.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.gateway.AbstractOtherPoliciesIT;
import dev.souk.gateway.FakeService;
import dev.souk.gateway.ReceivedRequest;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each of the settings {@code resilience4j.*} has its effect, and can be seen. */
class PolicyIT extends AbstractOtherPoliciesIT {

    @Test
    void aSlowServiceTakesTheCallsOfItsBulkheadAndNoMore() {
        callAsUser("GET", "/orders"); // the keys are known
        var response = new CountDownLatch(1);
        List<CompletableFuture<HttpResponse<String>>> two = fillTheBulkhead(response);

        assertProblem(call("GET", "/items/full"), 503, "service-unavailable", "/items/full");
        assertThat(callAsUser("GET", "/cart").statusCode()).isEqualTo(503);
        assertThat(callAsUser("DELETE", "/cart").statusCode()).isEqualTo(503);
        assertThat(callAsUser("GET", "/orders").statusCode()).isEqualTo(200);
        assertThat(callManagement("/actuator/prometheus").body())
                .containsPattern("resilience4j_bulkhead_available_concurrent_calls\\{.*name=\"cart-service\".*} 0");
        assertThat(CARTS.received()).hasSize(2);

        response.countDown();
        assertThat(two).allMatch(call -> call.join().statusCode() == 200);
        assertThat(breaker("cart-service").getMetrics().getNumberOfFailedCalls())
                .isZero();
        assertThat(callManagement("/actuator/prometheus").body())
                .contains("resilience4j_circuitbreaker_calls_seconds_bucket{", "resilience4j_retry_calls_total{");
    }

    @Test
    void aFullBulkheadLeavesReadsToTheCache() {
        CARTS.behave(exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "public, stale-if-error=60");
            FakeService.send(exchange, 200, "{}");
        });
        call("GET", "/items/remembered");
        CARTS.received().clear();
        var response = new CountDownLatch(1);
        List<CompletableFuture<HttpResponse<String>>> two = fillTheBulkhead(response);

        HttpResponse<String> last = call("GET", "/items/remembered");

        assertThat(last.statusCode()).isEqualTo(200);
        assertThat(last.body()).contains("\"stale\":true");

        response.countDown();
        assertThat(two).allMatch(call -> call.join().statusCode() == 200);
    }

    private List<CompletableFuture<HttpResponse<String>>> fillTheBulkhead(CountDownLatch response) {
        CARTS.behave(exchange -> {
            awaitQuietly(response);
            FakeService.send(exchange, 200, "{}");
        });
        List<CompletableFuture<HttpResponse<String>>> two = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> callAsUser("GET", "/cart")))
                .limit(2)
                .toList();
        await().until(() -> CARTS.received().size() == 2);
        return two;
    }

    @Test
    void callsThatAreTooSlowOpenTheCircuitBreaker() {
        Instant begin = Instant.now();
        callAsUser("GET", "/cart");
        USERS.behave(exchange -> {
            awaitQuietly(new CountDownLatch(1), 60);
            FakeService.send(exchange, 200, "{}");
        });

        IntStream.range(0, 7).forEach(_ -> callAsUser("GET", "/wallet"));

        assertThat(breaker("user-service").getState()).isEqualTo(State.OPEN);
        JsonNode shown = endpoint("circuitbreakers").at("/circuitBreakers/user-service");
        assertThat(shown.path("state").asString()).isEqualTo("OPEN");
        assertThat(shown.path("slowCallRateThreshold").asString()).isEqualTo("80.0%");
        JsonNode event = endpoint("circuitbreakerevents/user-service/STATE_TRANSITION")
                .path("circuitBreakerEvents")
                .valueStream()
                .reduce((_, last) -> last)
                .orElseThrow();
        assertThat(event.path("stateTransition").asString()).endsWith("from CLOSED to OPEN");
        assertThat(ZonedDateTime.parse(event.path("creationTime").asString()).toInstant())
                .isBetween(begin, Instant.now());
    }

    @Test
    void noEndpointChangesACircuitBreaker() {
        HttpRequest.Builder close = HttpRequest.newBuilder(managementUri("/actuator/circuitbreakers/cart-service"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"updateState\":\"FORCE_OPEN\"}"));

        assertThat(send(close.build()).statusCode()).isIn(404, 405);
        assertThat(breaker("cart-service").getState()).isEqualTo(State.CLOSED);
    }

    @Test
    void aServiceWithOneAttemptIsNotCalledAgain() {
        callAsUser("GET", "/cart");
        USERS.behave(exchange -> exchange.close());

        callAsUser("GET", "/wallet");

        assertThat(walletCalls()).hasSize(1);
        assertThat(endpoint("retries").path("retries").valueStream())
                .extracting(JsonNode::asString)
                .contains("user-service");
    }

    @Test
    void aSlowServiceIsA504() {
        callAsUser("GET", "/cart"); // the keys are known
        var end = new CountDownLatch(1);
        USERS.behave(exchange -> awaitQuietly(end));

        assertProblem(callAsUser("GET", "/wallet"), 504, "gateway-timeout", "/wallet");

        assertThat(walletCalls()).hasSize(1);
        end.countDown();
    }

    @Test
    void aServiceWithAShorterTimeLimitHasItAndKnowsIt() {
        callAsUser("GET", "/cart"); // the keys are known
        Stream.of(CARTS, USERS)
                .forEach(service -> service.behave(exchange -> {
                    awaitQuietly(new CountDownLatch(1), 1_000);
                    FakeService.send(exchange, 200, "{}");
                }));

        assertThat(callAsUser("GET", "/cart").statusCode()).isEqualTo(200);
        assertThat(callAsUser("GET", "/wallet").statusCode()).isEqualTo(504);
        assertThat(walletCalls())
                .singleElement()
                .extracting(request -> Integer.valueOf(request.headers().getFirst("Request-Timeout-Ms")))
                .satisfies(time -> assertThat(time).isBetween(1, 700));
    }

    /** Beside them, the gateway reads the keys in the background. */
    private static List<ReceivedRequest> walletCalls() {
        return USERS.received().stream()
                .filter(request -> request.uri().equals("/wallet"))
                .toList();
    }

    private JsonNode endpoint(String id) {
        return JsonMapper.shared().readTree(callManagement("/actuator/" + id).body());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        awaitQuietly(latch, 10_000);
    }

    private static void awaitQuietly(CountDownLatch latch, int milliseconds) {
        try {
            boolean _ = latch.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
