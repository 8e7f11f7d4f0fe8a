package dev.souk.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.gateway.AbstractGatewayIT;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageIT extends AbstractGatewayIT {

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
    void anUnavailableServiceIsA503WithinOneSecondForEveryMethod(String verb) {
        callAsUser("GET", "/cart"); // the keys are known, connections are open
        CARTS.kill();

        HttpResponse<String> response = callAsUser(verb, "/cart/1");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        if (!verb.equals("HEAD")) {
            assertProblem(response, 503, "service-unavailable", "/cart/1");
        }
        assertThat(Stream.generate(() -> time(() -> callAsUser(verb, "/cart/1")))
                        .limit(3)) // a machine may be busy
                .anyMatch(took -> took.compareTo(Duration.ofSeconds(1)) < 0);
    }

    @Test
    void theCircuitBreakerOpensWhileAServiceIsUnavailableAndClosesAfterwards() {
        CARTS.kill();
        IntStream.range(0, 10).forEach(call -> callAsUser("GET", "/cart"));

        assertThat(breaker("cart-service").getState()).isEqualTo(State.OPEN);
        assertProblem(callAsUser("GET", "/cart"), 503, "service-unavailable", "/cart");

        CARTS.revive();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> callAsUser("GET", "/cart").statusCode() == 200);
        IntStream.range(0, 3).forEach(call -> callAsUser("GET", "/cart"));
        assertThat(breaker("cart-service").getState()).isEqualTo(State.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 409, 429, 500, 503})
    void aResponseIsNeverAFailureToTheCircuitBreaker(int status) {
        CARTS.answer(status);

        IntStream.range(0, 15).forEach(call -> callAsUser("GET", "/cart"));

        assertThat(breaker("cart-service").getMetrics().getNumberOfFailedCalls())
                .isZero();
    }

    @Test
    void anUnavailableServiceDoesNotAffectTheOthers() {
        CARTS.kill();
        IntStream.range(0, 10).forEach(call -> callAsUser("GET", "/cart"));

        assertThat(callAsUser("GET", "/orders").statusCode()).isEqualTo(200);
    }

    private static Duration time(Runnable call) {
        long begin = System.nanoTime();
        call.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
