package dev.souk.gateway.caching;

import static dev.souk.gateway.caching.FakeCatalogue.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** cart-service is unavailable, and its catalogue is read on. */
class StaleIfErrorIT extends AbstractCachingIT {

    enum Outage {
        REFUSED,
        CONNECTION_LOST,
        HANGS,
        BREAKER_OPEN;

        void begin(Runnable openBreaker) {
            switch (this) {
                case REFUSED -> CARTS.kill();
                case CONNECTION_LOST -> CARTS.behave(HttpExchange::close);
                case HANGS -> CARTS.behave(_ -> awaitQuietly(new CountDownLatch(1)));
                case BREAKER_OPEN -> openBreaker.run();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLastResponseIsSentAndMarked(Outage outage) {
        call("GET", path);
        TIME.advance(Duration.ofMinutes(10));
        outage.begin(() -> breaker("cart-service").transitionToForcedOpenState());

        long begin = System.nanoTime();
        var stale = call("GET", path);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
        assertStale(stale, "600");
        assertThat(stale.body()).isEqualTo("{\"id\":\"1\",\"version\":1,\"stale\":true}");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void soItIsWhenTheServiceSaysThatItIsUnavailable(int status) {
        call("GET", path);
        TIME.advance(Duration.ofMinutes(10));
        CARTS.answer(status);

        assertStale(call("GET", path), "600");
        assertStale(call("GET", path), "600");
    }

    @Test
    void aClientThatHasTheResponseIsToldThatItIsStale() {
        call("GET", path);
        TIME.advance(Duration.ofMinutes(10));
        CARTS.kill();

        assertStale(call("GET", path, request -> request.header("If-None-Match", "\"1\"")), "600");
    }

    @Test
    void itEndsWithTheOutage() {
        call("GET", path);
        TIME.advance(Duration.ofMinutes(10));
        CARTS.kill();
        assertStale(call("GET", path), "600");

        CARTS.revive();
        CARTS.behave(catalogue);
        TIME.advance(Duration.ofSeconds(2));

        assertThat(call("GET", path).body()).isEqualTo(item(1));
    }

    @Test
    void anItemThatIsGoneIsNotSent() {
        call("GET", path);
        TIME.advance(Duration.ofMinutes(10));
        CARTS.answer(404);

        assertThat(call("GET", path).statusCode()).isEqualTo(404);
        CARTS.kill();
        assertProblem(call("GET", path), 503, "service-unavailable", path);
    }

    @Test
    void aChangedItemIsNotSentAsItWas() {
        call("GET", path);
        callAsAdmin("PUT", path);
        CARTS.kill();

        assertProblem(call("GET", path), 503, "service-unavailable", path);
    }

    /** Otherwise every customer could end the fallback. */
    @Test
    void aChangeThatFailsInTheOutageDoesNotEndTheFallback() {
        call("GET", path);
        TIME.advance(Duration.ofMinutes(10));
        CARTS.kill();
        assertThat(callAsUser("PUT", path).statusCode()).isEqualTo(503);

        assertStale(call("GET", path), "600");
    }

    @Test
    void afterAnHourThereIsNothingToSend() {
        call("GET", path);
        TIME.advance(Duration.ofSeconds(3603));
        CARTS.kill();

        assertProblem(call("GET", path), 503, "service-unavailable", path);
    }

    @Test
    void whatWasNeverReadIsUnavailable() {
        CARTS.kill();

        assertProblem(call("GET", path), 503, "service-unavailable", path);
    }

    @Test
    void aServiceThatForbidsStaleAnswersIsObeyed() {
        catalogue.with("Cache-Control", FakeCatalogue.CACHE_CONTROL + ", must-revalidate");
        call("GET", path);
        TIME.advance(Duration.ofSeconds(3));
        CARTS.kill();

        assertProblem(call("GET", path), 503, "service-unavailable", path);
    }

    private static void assertStale(HttpResponse<String> response, String age) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"stale\":true");
        assertThat(response.headers().allValues("Age")).containsExactly(age);
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(response.headers().firstValue("ETag")).isEmpty();
        assertThat(response.headers().firstValue("Warning")).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
