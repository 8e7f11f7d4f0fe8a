package dev.souk.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.souk.gateway.AbstractGatewayIT;
import dev.souk.gateway.FakeService;
import dev.souk.gateway.ReceivedRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The response time-out is 10 s here. */
class DeadlineIT extends AbstractGatewayIT {

    private static final String HEADER = "Request-Timeout-Ms";

    @Test
    void aServiceLearnsForHowLongItsResponseIsWaitedFor() {
        callAsUser("GET", "/cart");

        assertThat(timeouts(CARTS))
                .singleElement()
                .satisfies(time -> assertThat(time).isBetween(1, 10_000));
    }

    @Test
    void aClientThatWaitsForLessIsBelieved() {
        callWith("5000"); // in less, a busy machine may not get as far as the call

        assertThat(timeouts(CARTS))
                .singleElement()
                .satisfies(time -> assertThat(time).isBetween(1, 5_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "-1", "soon"})
    void aClientCannotExtendTheTime(String value) {
        callWith(value);

        assertThat(timeouts(CARTS))
                .singleElement()
                .satisfies(time -> assertThat(time).isBetween(1, 10_000));
    }

    @Test
    void aRetryHasTheTimeThatIsLeft() {
        ORDERS.behave(HttpExchange::close);
        MORE_ORDERS.behave(HttpExchange::close);

        callAsUser("GET", "/orders/1");

        List<Integer> all = Stream.of(ORDERS, MORE_ORDERS)
                .flatMap(service -> timeouts(service).stream())
                .sorted()
                .toList();
        assertThat(all).hasSize(2);
        assertThat(all.getFirst()).isLessThan(all.getLast());
    }

    @Test
    void aStreamOfEventsHasNoDeadline() {
        callAsUser("GET", "/orders/1/events");

        assertThat(Stream.of(ORDERS, MORE_ORDERS).flatMap(service -> service.received().stream()))
                .singleElement()
                .satisfies(request -> assertThat(request.headers().get(HEADER)).isNull());
    }

    private void callWith(String timeout) {
        call(
                "DELETE",
                "/cart",
                request -> request.header(HEADER, timeout).header("Authorization", "Bearer " + ISSUER.token()));
    }

    private static List<Integer> timeouts(FakeService service) {
        return service.received().stream()
                .map(ReceivedRequest::headers)
                .map(headers -> Integer.valueOf(headers.getFirst(HEADER)))
                .toList();
    }
}
