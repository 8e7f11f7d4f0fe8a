package dev.souk.gateway.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.gateway.FakeService;
import dev.souk.gateway.GatewayIT;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LastAnswerIT extends GatewayIT {

    private static final String CART = "{\"lines\":[{\"name\":\"Lamp\",\"price_cents\":250}],\"version\":3}";

    private final String user = UUID.randomUUID().toString();

    @BeforeEach
    void fillTheCart() {
        CARTS.behave(exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("ETag", "\"3\"");
            FakeService.send(exchange, 200, CART);
        });
    }

    @Test
    void aServiceThatAnswersIsAlwaysAsked() {
        callAs(user, "GET", "/cart");

        var second = callAs(user, "GET", "/cart");

        assertThat(CARTS.received()).hasSize(2);
        assertThat(second.body()).isEqualTo(CART);
        assertThat(second.headers().firstValue("Age")).isEmpty();
        assertThat(second.headers().allValues("ETag")).containsExactly("\"3\"");
    }

    @Test
    void whileTheServiceIsAwayAUserGetsTheOwnLastAnswerMarked() {
        callAs(user, "GET", "/cart");
        TIME.advance(Duration.ofSeconds(90));
        CARTS.kill();

        var stale = callAs(user, "GET", "/cart");

        assertThat(stale.statusCode()).isEqualTo(200);
        assertThat(stale.body()).isEqualTo(CART.replace("\"version\":3", "\"version\":3,\"stale\":true"));
        assertThat(stale.headers().allValues("Age")).containsExactly("90");
        assertThat(stale.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(stale.headers().firstValue("ETag")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void soItIsWhenTheServiceSaysThatItIsUnavailable(int status) {
        callAs(user, "GET", "/cart");
        CARTS.answer(status);

        assertThat(callAs(user, "GET", "/cart").body()).contains("\"stale\":true");
    }

    @Test
    void aFailureWithoutALastAnswerIsForwardedUnchanged() {
        CARTS.answer(503);

        assertThat(callAs(user, "GET", "/cart").statusCode()).isEqualTo(503);
        assertThat(callAs(user, "GET", "/cart").body()).isEqualTo("{}");
    }

    @Test
    void nobodyGetsTheAnswerOfSomebodyElse() {
        callAs(user, "GET", "/cart");
        CARTS.kill();

        assertUnavailable(callAs(UUID.randomUUID().toString(), "GET", "/cart"));
        assertProblem(call("GET", "/cart"), 401, "unauthorized", "/cart");
    }

    @Test
    void anotherResourceOfTheSameUserIsAnotherAnswer() {
        callAs(user, "GET", "/cart?limit=1");
        CARTS.kill();

        assertUnavailable(callAs(user, "GET", "/cart"));
    }

    @Test
    void soIsAnotherVersionOfIt() {
        callAs(user, "GET", "/cart");
        CARTS.kill();

        assertUnavailable(call(
                "GET",
                "/cart",
                request -> request.header("Authorization", "Bearer " + ISSUER.tokenOf(user))
                        .header("API-Version", "2")));
    }

    @ParameterizedTest
    @CsvSource({"POST, /cart", "PUT, /cart/1", "DELETE, /cart/1", "DELETE, /cart", "POST, /orders"})
    void afterAChangeOfTheUserTheLastAnswerIsNotTrue(String method, String path) {
        callAs(user, "GET", "/cart");
        assertThat(callAs(user, method, path).statusCode()).isEqualTo(200);
        CARTS.kill();

        assertUnavailable(callAs(user, "GET", "/cart"));
    }

    /** It may have been made. */
    @Test
    void afterAChangeWithoutAnAnswerTheLastAnswerMayNotBeTrue() {
        callAs(user, "GET", "/cart");
        CARTS.kill();
        assertThat(callAs(user, "POST", "/cart").statusCode()).isEqualTo(503);

        assertUnavailable(callAs(user, "GET", "/cart"));
    }

    @Test
    void aChangeThatTheServiceRejectedHasChangedNothing() {
        callAs(user, "GET", "/cart");
        ORDERS.answer(503);
        MORE_ORDERS.answer(503);
        callAs(user, "POST", "/orders");
        CARTS.kill();

        assertThat(callAs(user, "GET", "/cart").body()).contains("\"stale\":true");
    }

    @Test
    void theChangesOfOthersDoNotMatter() {
        callAs(user, "GET", "/cart");
        callAs(UUID.randomUUID().toString(), "POST", "/cart");
        CARTS.kill();

        assertThat(callAs(user, "GET", "/cart").body()).contains("\"stale\":true");
    }

    @Test
    void anAnswerThatWasOnItsWayDuringAChangeIsNotKept() {
        var answer = new CountDownLatch(1);
        CARTS.behave(exchange -> {
            if (exchange.getRequestMethod().equals("GET")) {
                awaitQuietly(answer);
            }
            FakeService.send(exchange, 200, CART);
        });
        var early = CompletableFuture.supplyAsync(() -> callAs(user, "GET", "/cart"));
        await().until(() -> CARTS.received().size() == 1);
        callAs(user, "POST", "/cart");
        answer.countDown();
        assertThat(early.join().body()).isEqualTo(CART);
        CARTS.kill();

        assertUnavailable(callAs(user, "GET", "/cart"));
    }

    @Test
    void anAnswerIsKeptForMinutesOnly() {
        callAs(user, "GET", "/cart");
        TIME.advance(Duration.ofSeconds(121));
        CARTS.kill();

        assertUnavailable(callAs(user, "GET", "/cart"));
    }

    @Test
    void aLargeAnswerIsForwardedAndNotKept() {
        CARTS.behave(exchange -> FakeService.send(exchange, 200, "\"" + "x".repeat(50_000) + "\""));
        assertThat(callAs(user, "GET", "/cart").body()).hasSize(50_002);
        CARTS.kill();

        assertUnavailable(callAs(user, "GET", "/cart"));
    }

    @Test
    void onlyTheCartHasThisFallback() {
        callAs(user, "GET", "/orders");
        ORDERS.kill();
        MORE_ORDERS.kill();

        assertProblem(callAs(user, "GET", "/orders"), 503, "service-unavailable", "/orders");
    }

    private HttpResponse<String> callAs(String subject, String method, String path) {
        return call(method, path, request -> request.header("Authorization", "Bearer " + ISSUER.tokenOf(subject)));
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertProblem(answer, 503, "service-unavailable", "/cart");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
