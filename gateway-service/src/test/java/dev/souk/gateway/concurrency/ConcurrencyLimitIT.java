package dev.souk.gateway.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.gateway.AbstractSmallLimitsIT;
import dev.souk.gateway.FakeService;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Six concurrent requests at most, three of each client and four to each service; a stream. */
class ConcurrencyLimitIT extends AbstractSmallLimitsIT {

    private static final AtomicInteger TESTS = new AtomicInteger();
    private static final Pattern METRIC =
            Pattern.compile("souk_gateway_requests_rejected_total\\{reason=\"(\\w+)\"} ([0-9.]+)");

    private final CountDownLatch finish = new CountDownLatch(1);

    /** Documentation addresses of this test, so that no rate limit is reached. */
    private final String network = "198.51.100." + TESTS.incrementAndGet(); // and a digit

    private final String first = network + "1";
    private final String second = network + "2";
    private final String third = network + "3";

    /** The keys of tokens are read from the service that a test stops. */
    @BeforeEach
    void readTheKeys() {
        assertThat(callFrom(third, "/items").statusCode()).isEqualTo(200);
        CARTS.received().clear();
    }

    @AfterEach
    void letRequestsFinish() {
        finish.countDown();
    }

    @Test
    void requestsBeyondTheLimitsAreRejectedAtOnceAndOthersServedAfterwards() {
        double ofClients = rejected("client");
        double ofAll = rejected("total");
        waitIn(CARTS);
        List<CompletableFuture<HttpResponse<String>>> three = threeFrom(first, "/cart");
        await().until(() -> CARTS.received().size() == 3);

        assertRejected(callFrom(first, "/cart"), 429, "too-many-requests", "/cart");

        waitIn(USERS);
        List<CompletableFuture<HttpResponse<String>>> threeMore = threeFrom(second, "/wallet");
        await().until(() -> walletReads() == 3);
        assertRejected(callFrom(third, "/orders"), 503, "service-unavailable", "/orders");
        assertThat(callManagement("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(rejected("client")).isEqualTo(ofClients + 1);
        assertThat(rejected("total")).isEqualTo(ofAll + 1);

        finish.countDown();
        assertServed(three);
        assertServed(threeMore);
        await().until(() -> callFrom(third, "/items").statusCode() == 200);
    }

    @Test
    void aServiceThatHangsTakesTheCallsOfItsBulkheadWhichOneClientCannotFill() {
        double ofServices = rejected("service");
        waitIn(USERS);
        List<CompletableFuture<HttpResponse<String>>> three = threeFrom(first, "/wallet");
        await().until(() -> walletReads() == 3);
        var fourth = started(() -> callFrom(second, "/wallet"));
        await().until(() -> walletReads() == 4);

        assertRejected(callFrom(third, "/wallet"), 503, "service-unavailable", "/wallet");
        assertThat(callFrom(third, "/orders").statusCode()).isEqualTo(200);
        assertThat(rejected("service")).isEqualTo(ofServices + 1);

        finish.countDown();
        assertServed(three);
        assertServed(List.of(fourth));
        await().until(() -> callFrom(third, "/wallet").statusCode() == 200);
    }

    @Test
    void streamsHaveALimitOfTheirOwn() {
        waitIn(ORDERS);
        waitIn(MORE_ORDERS);
        var stream = started(() -> callFrom(first, "/orders/1/events"));
        await().until(() -> ORDERS.received().size() + MORE_ORDERS.received().size() == 1);

        assertRejected(callFrom(first, "/orders/2/events"), 429, "too-many-requests", "/orders/2/events");
        assertRejected(callFrom(second, "/orders/2/events"), 503, "service-unavailable", "/orders/2/events");
        assertThat(callFrom(first, "/items").statusCode()).isEqualTo(200);

        finish.countDown();
        assertServed(List.of(stream));
    }

    private List<CompletableFuture<HttpResponse<String>>> threeFrom(String address, String path) {
        return Stream.generate(() -> started(() -> callFrom(address, path)))
                .limit(3)
                .toList();
    }

    private static CompletableFuture<HttpResponse<String>> started(Supplier<HttpResponse<String>> call) {
        return CompletableFuture.supplyAsync(call, task -> Thread.ofVirtual().start(task));
    }

    private static void assertServed(List<CompletableFuture<HttpResponse<String>>> calls) {
        assertThat(calls).allMatch(call -> call.join().statusCode() == 200);
    }

    /** As Prometheus sees it. */
    private double rejected(String reason) {
        return METRIC.matcher(callManagement("/actuator/prometheus").body())
                .results()
                .filter(found -> found.group(1).equals(reason))
                .mapToDouble(found -> Double.parseDouble(found.group(2)))
                .sum();
    }

    private static long walletReads() {
        return USERS.received().stream()
                .filter(request -> request.uri().equals("/wallet"))
                .count();
    }

    private HttpResponse<String> callFrom(String address, String path) {
        return call(
                "GET",
                path,
                request -> request.header("X-Forwarded-For", address)
                        .header("Authorization", "Bearer " + ISSUER.tokenOf(address + path)));
    }

    private static void assertRejected(HttpResponse<String> response, int status, String slug, String path) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(response.body())
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
