package dev.souk.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.souk.gateway.AbstractGatewayIT;
import dev.souk.gateway.FakeService;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** order-service has two instances here. */
class FailOverIT extends AbstractGatewayIT {

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void callersDoNotNoticeAKilledInstance(String verb) {
        ORDERS.kill();

        assertThat(IntStream.range(0, 8)
                        .map(call -> callAsUser(verb, "/orders/1").statusCode()))
                .containsOnly(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
    void anIdempotentCallIsRetriedOnceAfterALostConnection(String verb) {
        bothDropConnections();

        assertThat(callAsUser(verb, "/orders/1").statusCode()).isEqualTo(503);

        assertThat(callsReceived()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void aCallThatMayHaveBeenProcessedIsNotRetried(String verb) {
        bothDropConnections();

        assertProblem(callAsUser(verb, "/orders/1"), 503, "service-unavailable", "/orders/1");

        assertThat(callsReceived()).isEqualTo(1);
    }

    @Test
    void aPostWithAnIdempotencyKeyIsRetriedWithItsBody() {
        bothDropConnections();

        call(
                "POST",
                "/orders",
                request -> request.header("Authorization", "Bearer " + ISSUER.token())
                        .header("Idempotency-Key", "k1")
                        .POST(BodyPublishers.ofString("{}")));

        assertThat(Stream.of(ORDERS, MORE_ORDERS).flatMap(fake -> fake.received().stream()))
                .hasSize(2)
                .allMatch(request -> request.body().equals("{}"));
    }

    /** A cache would have stored the problem by them. */
    @Test
    void aProblemHasNoHeadersOfTheResponseWhoseBodyWasLost() {
        CARTS.behave(exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "public, max-age=60");
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            exchange.sendResponseHeaders(200, 100);
            exchange.close();
        });

        var response = callAsUser("GET", "/cart");

        assertProblem(response, 503, "service-unavailable", "/cart");
        assertThat(response.headers().firstValue("ETag")).isEmpty();
        assertThat(response.headers().allValues("Cache-Control")).noneMatch(value -> value.contains("public"));
    }

    private static void bothDropConnections() {
        ORDERS.behave(HttpExchange::close);
        MORE_ORDERS.behave(HttpExchange::close);
    }

    private static int callsReceived() {
        return Stream.of(ORDERS, MORE_ORDERS)
                .map(FakeService::received)
                .mapToInt(requests -> requests.size())
                .sum();
    }
}
