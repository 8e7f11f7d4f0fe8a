package dev.souk.common.web;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.common.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the whole body into memory, up to a limit; responds 413 beyond it, with or without a Content-Length. Later
 * components can read it more than once: the fingerprint of the idempotency key needs it too. The time for the whole
 * body is limited by the gateway, which forwards complete bodies only; here Tomcat ends one that is silent.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 20) // after tracing, so that a rejection has a trace id; before security
final class BodyLimitFilter extends OncePerRequestFilter {

    static final int MAX_BYTES = 64 * 1024;

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");

    private final ProblemWriter problems;

    BodyLimitFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body;
        try {
            body = body(request);
        } catch (ProblemException rejection) {
            problems.write(request, response, rejection);
            return;
        }
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw tooLarge();
        }
        if (!hasBody(request)) {
            return new byte[0]; // to read it would allocate 16 KiB
        }
        if (WITHOUT_BODY.contains(request.getMethod())) {
            throw Problems.BAD_REQUEST.with("A " + request.getMethod() + " request has no body.");
        }
        byte[] received = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (received.length > MAX_BYTES) {
            throw tooLarge();
        }
        return received;
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static ProblemException tooLarge() {
        return Problems.BODY_TOO_LARGE.with("At most " + MAX_BYTES + " bytes.");
    }
}
