package dev.souk.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.problem.Problems;
import dev.souk.common.webflux.ProblemJson;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.ConnectException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class ProblemWebExceptionHandlerTest {

    private final ProblemWebExceptionHandler handler =
            new ProblemWebExceptionHandler(new ProblemJson(new JsonMapper()));

    static Stream<Throwable> rejections() {
        return Stream.of(
                BulkheadFullException.createBulkheadFullException(Bulkhead.ofDefaults("order-service")),
                CallNotPermittedException.createCallNotPermittedException(CircuitBreaker.ofDefaults("order-service")),
                Problems.SERVICE_UNAVAILABLE.with("Too many requests at once."),
                Problems.TOO_MANY_REQUESTS.with("Slow down."));
    }

    /** Under overload there are thousands a second. */
    @ParameterizedTest
    @MethodSource("rejections")
    void whatALimitOrAnOpenCircuitBreakerRejectsIsNotLogged(Throwable rejection, CapturedOutput output) {
        assertThat(answer(rejection)).isIn(HttpStatus.SERVICE_UNAVAILABLE, HttpStatus.TOO_MANY_REQUESTS);

        assertThat(output).doesNotContain("/orders");
    }

    @Test
    void aServiceThatCannotBeReachedIsALine(CapturedOutput output) {
        assertThat(answer(new ConnectException("Connection refused"))).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);

        assertThat(output)
                .containsOnlyOnce("No response to GET /orders: java.net.ConnectException: Connection refused");
    }

    @Test
    void aDefectIsAnErrorWithItsStackTrace(CapturedOutput output) {
        assertThat(answer(new IllegalStateException("defect"))).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);

        assertThat(output).contains("ERROR", "Unexpected error: GET /orders", "at dev.souk.gateway");
    }

    private @Nullable HttpStatusCode answer(Throwable failure) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/orders"));
        handler.handle(exchange, failure).block();
        return exchange.getResponse().getStatusCode();
    }
}
