package dev.souk.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.web.server.ResponseStatusException;

class ProblemMapperTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new AuthenticationServiceException("keys"), Problem.SERVICE_UNAVAILABLE),
                Arguments.of(new BadCredentialsException("no"), Problem.UNAUTHORIZED),
                Arguments.of(new AccessDeniedException("no"), Problem.FORBIDDEN),
                Arguments.of(new NotFoundException("no instance"), Problem.SERVICE_UNAVAILABLE),
                Arguments.of(new ServiceUnavailableException(), Problem.SERVICE_UNAVAILABLE),
                Arguments.of(new IOException("reset"), Problem.SERVICE_UNAVAILABLE),
                Arguments.of(new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT), Problem.GATEWAY_TIMEOUT),
                Arguments.of(new ResponseStatusException(HttpStatus.NOT_FOUND), Problem.NOT_FOUND),
                Arguments.of(new ResponseStatusException(HttpStatus.METHOD_NOT_ALLOWED), Problem.METHOD_NOT_ALLOWED),
                Arguments.of(new ResponseStatusException(HttpStatus.NOT_ACCEPTABLE), Problem.NOT_ACCEPTABLE),
                Arguments.of(new ResponseStatusException(HttpStatus.URI_TOO_LONG), Problem.BAD_REQUEST),
                Arguments.of(new ResponseStatusException(HttpStatus.BAD_GATEWAY), Problem.INTERNAL_ERROR),
                Arguments.of(new IllegalStateException("a defect"), Problem.INTERNAL_ERROR));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasItsProblem(Throwable failure, Problem problem) {
        assertThat(ProblemMapper.toProblem(failure).problem()).isEqualTo(problem);
    }

    @Test
    void theMessageOfAnExceptionIsNotShown() {
        assertThat(ProblemMapper.toProblem(new IllegalStateException("jdbc:secret"))
                        .detail())
                .doesNotContain("secret");
    }
}
