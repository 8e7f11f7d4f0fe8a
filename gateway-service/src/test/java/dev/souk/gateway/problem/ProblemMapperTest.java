package dev.souk.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

class ProblemMapperTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new NotFoundException("no instance"), Problems.SERVICE_UNAVAILABLE),
                Arguments.of(
                        CallNotPermittedException.createCallNotPermittedException(
                                CircuitBreaker.ofDefaults("order-service")),
                        Problems.SERVICE_UNAVAILABLE),
                Arguments.of(new IOException("reset"), Problems.SERVICE_UNAVAILABLE),
                Arguments.of(new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT), Problems.GATEWAY_TIMEOUT),
                Arguments.of(ReadTimeoutException.INSTANCE, Problems.GATEWAY_TIMEOUT),
                Arguments.of(new ResponseStatusException(HttpStatus.NOT_FOUND), Problems.NOT_FOUND),
                Arguments.of(new ResponseStatusException(HttpStatus.METHOD_NOT_ALLOWED), Problems.METHOD_NOT_ALLOWED),
                Arguments.of(new ResponseStatusException(HttpStatus.NOT_ACCEPTABLE), Problems.NOT_ACCEPTABLE),
                Arguments.of(new ResponseStatusException(HttpStatus.URI_TOO_LONG), badRequest(HttpStatus.URI_TOO_LONG)),
                Arguments.of(new ResponseStatusException(HttpStatus.BAD_GATEWAY), Problems.INTERNAL_ERROR),
                Arguments.of(new IllegalStateException("a defect"), Problems.INTERNAL_ERROR));
    }

    private static Problem badRequest(HttpStatus status) {
        return new Problem(Problems.BAD_REQUEST.slug(), Problems.BAD_REQUEST.title(), status);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureIsMappedToItsProblem(Throwable failure, Problem problem) {
        assertThat(ProblemMapper.toProblem(failure).problem()).isEqualTo(problem);
    }

    @Test
    void onlyARequestThatWasNotSentIsSurelyNotProcessed() {
        assertThat(ProblemMapper.toProblem(new ConnectException()).getMessage()).contains("try again");
        assertThat(ProblemMapper.toProblem(new IOException("reset")).getMessage())
                .contains("may have processed")
                .doesNotContain("try again");
    }

    @Test
    void theMessageOfAnExceptionIsNotPartOfTheProblem() {
        assertThat(ProblemMapper.toProblem(new IllegalStateException("jdbc:secret"))
                        .getMessage())
                .doesNotContain("secret");
    }
}
