package dev.souk.common.web.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.web.problem.ProblemWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class ConcurrencyLimitFilterTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ConcurrencyLimitFilter filter = new ConcurrencyLimitFilter(
            new ConcurrencyProperties(5, Duration.ofSeconds(2)), meters, new ProblemWriter(new JsonMapper()));

    @Test
    void aRequestBeyondTheLimitIsRejectedAndSaysWhenToComeBack() throws Exception {
        MockHttpServletResponse response = whileAllPermitsAreTaken("/items");

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("2");
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString()).contains("/problems/service-unavailable", "/items");
        assertThat(meters.counter("souk.web.requests.rejected").count()).isEqualTo(1);
    }

    @Test
    void healthIsExempt() throws Exception {
        assertThat(whileAllPermitsAreTaken("/actuator/health/liveness").getStatus())
                .isEqualTo(200);
    }

    @Test
    void permitsAreGivenBackAlsoAfterAFailure() throws Exception {
        for (int request = 0; request < 6; request++) {
            try {
                send(fullPage(), (_, _) -> {
                    throw new ServletException("failed");
                });
            } catch (ServletException expected) {
                assertThat(expected).hasMessage("failed");
            }
        }
        assertThat(send(fullPage(), (_, _) -> {}).getStatus()).isEqualTo(200);
    }

    /** A page of 100 rows takes all five permits; the second request arrives meanwhile. */
    private MockHttpServletResponse whileAllPermitsAreTaken(String path) throws ServletException, IOException {
        var second = new AtomicReference<MockHttpServletResponse>();
        send(fullPage(), (_, _) -> second.set(send(new MockHttpServletRequest("GET", path), (_, _) -> {})));
        return Objects.requireNonNull(second.get());
    }

    private MockHttpServletResponse send(MockHttpServletRequest request, FilterChain chain)
            throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, chain);
        return response;
    }

    private static MockHttpServletRequest fullPage() {
        var request = new MockHttpServletRequest("GET", "/items");
        request.setQueryString("limit=100");
        return request;
    }
}
