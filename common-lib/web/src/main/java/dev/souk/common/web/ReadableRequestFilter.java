package dev.souk.common.web;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.common.problem.RequestHead;
import dev.souk.common.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Receives a request as a whole and rejects what cannot be read, before the rest of the service sees it.
 *
 * <p>The whole body is read into memory, up to a limit; the response is 413 beyond it, with or without a
 * Content-Length. Later components can read it more than once: the fingerprint of the idempotency key needs it too. The
 * time for the whole body is limited by the gateway, which forwards complete bodies only; here Tomcat ends one that is
 * silent.
 *
 * <p>Spring Security's firewall and Tomcat look at a header or a parameter only when somebody asks for it, and what
 * they throw is a defect of the controller, filter or resolver that did. Here each of them is read once. When the body
 * has been received: Tomcat would read that of a form to look for parameters.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 20) // after tracing, so that a rejection has a trace id; before security
final class ReadableRequestFilter extends OncePerRequestFilter {

    static final int MAX_BYTES = 64 * 1024;

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");

    private final StrictHttpFirewall firewall = new StrictHttpFirewall();
    private final ProblemWriter problems;

    ReadableRequestFilter(ProblemWriter problems) {
        this.problems = problems;
        firewall.setAllowedParameterValues(value -> value.indexOf(0) < 0); // PostgreSQL has no text with it
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BufferedRequest received;
        try {
            received = new BufferedRequest(request, body(request));
            check(received);
        } catch (ProblemException rejection) {
            RequestHead.responseHeaders(rejection).forEach(response::setHeader);
            problems.write(request, response, rejection);
            return;
        }
        chain.doFilter(received, response);
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

    private void check(HttpServletRequest request) {
        Function<String, List<String>> headers = name -> Collections.list(request.getHeaders(name));
        RequestHead.check(request.getMethod(), headers);
        List<String> names = Collections.list(request.getHeaderNames());
        if (!isForm(request)
                && RequestHead.isPlain(request.getRequestURI(), request.getQueryString(), names, headers)) {
            return;
        }
        try {
            readAll(firewall.getFirewalledRequest(request));
        } catch (RequestRejectedException malformed) {
            throw Problems.BAD_REQUEST.with("The path, a header or a parameter is malformed.");
        } catch (InvalidParameterException notUtf8) {
            throw Problems.BAD_REQUEST.with("The query cannot be decoded; parameters are percent-encoded UTF-8.");
        }
    }

    /** Whether its body may have parameters: any media type but JSON. */
    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && !type.startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    /** For the checks of the firewall. */
    private static void readAll(HttpServletRequest request) {
        Collections.list(request.getHeaderNames()).forEach(name -> Collections.list(request.getHeaders(name)));
        request.getParameterMap();
    }
}
