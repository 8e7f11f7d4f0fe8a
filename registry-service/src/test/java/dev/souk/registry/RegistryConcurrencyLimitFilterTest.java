package dev.souk.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RegistryConcurrencyLimitFilterTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RegistryConcurrencyLimitFilter filter =
            new RegistryConcurrencyLimitFilter(new RegistryConcurrencyProperties(1, 1), meters);

    @Test
    void aReadBeyondTheLimitIsRejectedAndSaysWhenToComeBack() throws Exception {
        MockHttpServletResponse response = duringARead("GET", "/eureka/apps");

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(response.getContentAsString()).contains("/problems/service-unavailable");
        assertThat(meters.counter("souk.web.requests.rejected").count()).isEqualTo(1);
    }

    @Test
    void anInstanceRenewsItsLeaseWhileReadsAreAtTheLimit() throws Exception {
        assertThat(duringARead("PUT", "/eureka/apps/CART-SERVICE/1").getStatus())
                .isEqualTo(200);
    }

    @Test
    void healthIsExempt() throws Exception {
        assertThat(duringARead("GET", "/actuator/health/liveness").getStatus()).isEqualTo(200);
    }

    @Test
    void aPermitIsGivenBackAlsoAfterAFailure() throws Exception {
        try {
            send("GET", "/eureka/apps", (_, _) -> {
                throw new ServletException("failed");
            });
        } catch (ServletException expected) {
            assertThat(expected).hasMessage("failed");
        }
        assertThat(send("GET", "/eureka/apps", (_, _) -> {}).getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse duringARead(String method, String path) throws ServletException, IOException {
        var response = new AtomicReference<MockHttpServletResponse>();
        send("GET", "/eureka/apps", (_, _) -> response.set(send(method, path, (_, _) -> {})));
        return Objects.requireNonNull(response.get());
    }

    private MockHttpServletResponse send(String method, String path, FilterChain chain)
            throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest(method, path), response, chain);
        return response;
    }
}
