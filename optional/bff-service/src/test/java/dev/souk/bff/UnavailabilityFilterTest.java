package dev.souk.bff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

class UnavailabilityFilterTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    /** The last one is what a request gets while the pool has no connection for it. */
    static Stream<RuntimeException> transientFailures() {
        return Stream.of(
                new QueryTimeoutException("too slow"),
                new DataAccessResourceFailureException("connection lost"),
                new CannotCreateTransactionException("no connection"));
    }

    @ParameterizedTest
    @MethodSource("transientFailures")
    void whileSessionsAreUnavailableTheResponseIs503(RuntimeException failure) throws Exception {
        filter(failing(failure));

        assertThat(response.getStatus()).isEqualTo(503);
    }

    @ParameterizedTest
    @MethodSource("transientFailures")
    void aFailureThatSpringMvcHasWrappedIsTheSame(RuntimeException failure) throws Exception {
        filter((_, _) -> {
            throw new ServletException(failure);
        });

        assertThat(response.getStatus()).isEqualTo(503);
    }

    @Test
    void parametersThatCannotBeDecodedAreAMistakeOfTheCaller() throws Exception {
        filter(failing(new InvalidParameterException("%FF")));

        assertThat(response.getStatus()).isEqualTo(400);
    }

    @Test
    void aDefectStaysOne() {
        var defect = new DataIntegrityViolationException("a row too many");

        assertThatThrownBy(() -> filter(failing(defect))).isSameAs(defect);
    }

    @Test
    void aResponseThatHasBegunIsBrokenOff() {
        var late = new CannotCreateTransactionException("no connection");
        response.setCommitted(true);

        assertThatThrownBy(() -> filter(failing(late))).isSameAs(late);
    }

    private static FilterChain failing(RuntimeException failure) {
        return (_, _) -> {
            throw failure;
        };
    }

    private void filter(FilterChain chain) throws ServletException, IOException {
        new UnavailabilityFilter().doFilter(new MockHttpServletRequest(), response, chain);
    }
}
