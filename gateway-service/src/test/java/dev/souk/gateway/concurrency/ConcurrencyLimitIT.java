package dev.souk.gateway.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.gateway.FakeService;
import dev.souk.gateway.GatewayIT;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Two concurrent requests at most, one of each client and one to each service; a trusted proxy lets the test be any
 * client.
 */
@TestPropertySource(
        properties = {
            "souk.gateway.concurrency.requests.max=2",
            "souk.gateway.concurrency.requests.per-client=1",
            "souk.gateway.concurrency.services.min=1",
            "souk.gateway.concurrency.services.max=1",
            "souk.gateway.concurrency.services.reserved=0",
            "souk.gateway.concurrency.streams.max=1",
            "souk.gateway.concurrency.streams.per-client=1",
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=10s",
            "souk.gateway.request.trusted-proxies=127.0.0.0/8"
        })
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class ConcurrencyLimitIT extends GatewayIT {

    private final CountDownLatch finish = new CountDownLatch(1);

    @AfterEach
    void letRequestsFinish() {
        finish.countDown();
    }

    @Test
    void requestsBeyondTheLimitsAreRejectedAtOnceAndOthersServedAfterwards() {
        waitIn(CARTS);
        var first = CompletableFuture.supplyAsync(() -> callFrom("203.0.113.1", "/items"));
        await().until(() -> CARTS.received().size() == 1);

        assertRejected(callFrom("203.0.113.1", "/items"), 429, "too-many-requests", "/items");

        waitIn(USERS);
        var second = CompletableFuture.supplyAsync(() -> callFrom("203.0.113.2", "/wallet"));
        await().until(ConcurrencyLimitIT::isWalletRead);
        assertRejected(callFrom("203.0.113.3", "/orders"), 503, "service-unavailable", "/orders");
        assertThat(callManagement("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(callManagement("/actuator/prometheus").body())
                .contains(
                        "souk_gateway_requests_rejected_total{reason=\"client\"} 1.0",
                        "souk_gateway_requests_rejected_total{reason=\"total\"} 1.0");

        finish.countDown();
        assertThat(first.join().statusCode()).isEqualTo(200);
        assertThat(second.join().statusCode()).isEqualTo(200);
        await().until(() -> callFrom("203.0.113.3", "/items").statusCode() == 200);
    }

    @Test
    void requestsToOneServiceHaveALimitThatLeavesTheOthersAlone() {
        waitIn(USERS);
        var first = CompletableFuture.supplyAsync(() -> callFrom("203.0.113.1", "/wallet"));
        await().until(ConcurrencyLimitIT::isWalletRead);

        assertRejected(callFrom("203.0.113.2", "/wallet"), 503, "service-unavailable", "/wallet");
        assertThat(callFrom("203.0.113.2", "/orders").statusCode()).isEqualTo(200);
        assertThat(callManagement("/actuator/prometheus").body())
                .contains(
                        "souk_gateway_requests_rejected_total{reason=\"service\"} 1.0",
                        "souk_gateway_requests_limit{name=\"user-service\"} 1.0");

        finish.countDown();
        assertThat(first.join().statusCode()).isEqualTo(200);
        await().until(() -> callFrom("203.0.113.2", "/wallet").statusCode() == 200);
    }

    @Test
    void streamsHaveALimitOfTheirOwn() {
        waitIn(ORDERS);
        waitIn(MORE_ORDERS);
        var stream = CompletableFuture.supplyAsync(() -> callFrom("203.0.113.1", "/orders/1/events"));
        await().until(() -> ORDERS.received().size() + MORE_ORDERS.received().size() == 1);

        assertRejected(callFrom("203.0.113.1", "/orders/2/events"), 429, "too-many-requests", "/orders/2/events");
        assertRejected(callFrom("203.0.113.2", "/orders/2/events"), 503, "service-unavailable", "/orders/2/events");
        assertThat(callFrom("203.0.113.1", "/items").statusCode()).isEqualTo(200);

        finish.countDown();
        assertThat(stream.join().statusCode()).isEqualTo(200);
    }

    /** The keys of tokens are read from the same service. */
    private static boolean isWalletRead() {
        return USERS.received().stream().anyMatch(request -> request.uri().equals("/wallet"));
    }

    private HttpResponse<String> callFrom(String address, String path) {
        return call(
                "GET",
                path,
                request ->
                        request.header("X-Forwarded-For", address).header("Authorization", "Bearer " + ISSUER.token()));
    }

    private static void assertRejected(HttpResponse<String> answer, int status, String slug, String path) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.body())
                .contains(
                        "\"type\":\"/problems/" + slug + "\"", "\"status\":" + status, "\"instance\":\"" + path + "\"");
    }

    private void waitIn(FakeService service) {
        service.behave(exchange -> {
            awaitUninterruptibly();
            FakeService.send(exchange, 200, "{}");
        });
    }

    private void awaitUninterruptibly() {
        try {
            finish.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
