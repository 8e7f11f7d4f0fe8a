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
import java.util.function.Function;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects what cannot be read: Spring Security's firewall and Tomcat look at a header or a parameter only when somebody
 * asks for it, and what they throw is a defect of the controller, filter or resolver that did. Here each of them is
 * read once. When the body has been received: Tomcat would read that of a form to look for parameters.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 21)
final class RequestHeadFilter extends OncePerRequestFilter {

    private final StrictHttpFirewall firewall = new StrictHttpFirewall();
    private final ProblemWriter problems;

    RequestHeadFilter(ProblemWriter problems) {
        this.problems = problems;
        firewall.setAllowedParameterValues(value -> value.indexOf(0) < 0); // PostgreSQL has no text with it
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            check(request);
        } catch (ProblemException rejection) {
            RequestHead.responseHeaders(rejection).forEach(response::setHeader);
            problems.write(request, response, rejection);
            return;
        }
        chain.doFilter(request, response);
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
