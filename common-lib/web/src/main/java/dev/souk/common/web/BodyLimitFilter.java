package dev.souk.common.web;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.common.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the whole body into memory, up to a limit; responds 413 beyond it, with or without a Content-Length. Later
 * components can read it more than once: the fingerprint of the idempotency key needs it too. Tomcat's timeout is that
 * of one read, so a time for the whole body is here: 408 after it.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

    static final int MAX_BYTES = 64 * 1024;

    private static final int CHUNK = 8 * 1024;
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");

    private final ProblemWriter problems;
    private final Duration timeout;

    BodyLimitFilter(ProblemWriter problems, Duration timeout) {
        this.problems = problems;
        this.timeout = timeout;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body;
        try {
            body = body(request);
        } catch (ProblemException rejection) {
            problems.write(request, response, rejection);
            if (rejection.problem().equals(Problems.REQUEST_TIMEOUT)) {
                response.flushBuffer();
                throw new ClientAbortException("The body is too slow"); // else Tomcat would wait for the rest of it
            }
            return;
        }
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    private byte[] body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw tooLarge();
        }
        if (WITHOUT_BODY.contains(request.getMethod()) && hasBody(request)) {
            throw Problems.BAD_REQUEST.with("A " + request.getMethod() + " request has no body.");
        }
        try {
            return read(request.getInputStream());
        } catch (SocketTimeoutException silent) {
            throw tooSlow();
        }
    }

    private byte[] read(InputStream body) throws IOException {
        long start = System.nanoTime();
        var received = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
            received.write(chunk, 0, count);
            if (received.size() > MAX_BYTES) {
                throw tooLarge();
            }
            if (System.nanoTime() - start > timeout.toNanos()) {
                throw tooSlow();
            }
        }
        return received.toByteArray();
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static ProblemException tooLarge() {
        return Problems.BODY_TOO_LARGE.with("At most " + MAX_BYTES + " bytes.");
    }

    private ProblemException tooSlow() {
        return Problems.REQUEST_TIMEOUT.with("The body must arrive within " + timeout.toSeconds() + " seconds.");
    }
}
