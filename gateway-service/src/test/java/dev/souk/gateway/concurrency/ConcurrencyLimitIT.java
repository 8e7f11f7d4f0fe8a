package dev.souk.gateway.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.gateway.FakeService;
import dev.souk.gateway.GatewayIT;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Two concurrent requests at most, one of each client; a trusted proxy lets the test be any client. */
@TestPropertySource(
        properties = {
            "souk.gateway.concurrency.requests.max=2",
            "souk.gateway.concurrency.requests.per-client=1",
            "souk.gateway.request.trusted-proxies=127.0.0.0/8"
        })
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class ConcurrencyLimitIT extends GatewayIT {

    @Test
    void requestsBeyondTheLimitsAreRejectedAtOnceAndOthersServedAfterwards() {
        var finish = new CountDownLatch(1);
        CARTS.behave(exchange -> {
            awaitUninterruptibly(finish);
            FakeService.send(exchange, 200, "{}");
        });
        var first = CompletableFuture.supplyAsync(() -> callFrom("203.0.113.1"));
        await().until(() -> CARTS.received().size() == 1);

        assertProblem(callFrom("203.0.113.1"), 429, "too-many-requests", "/items");

        var second = CompletableFuture.supplyAsync(() -> callFrom("203.0.113.2"));
        await().until(() -> CARTS.received().size() == 2);
        assertProblem(callFrom("203.0.113.3"), 503, "service-unavailable", "/items");
        assertThat(call("GET", "/actuator/health/liveness").statusCode()).isNotEqualTo(503);

        finish.countDown();
        assertThat(first.join().statusCode()).isEqualTo(200);
        assertThat(second.join().statusCode()).isEqualTo(200);
        await().until(() -> callFrom("203.0.113.3").statusCode() == 200);
    }

    private HttpResponse<String> callFrom(String address) {
        return call("GET", "/items", request -> request.header("X-Forwarded-For", address));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
