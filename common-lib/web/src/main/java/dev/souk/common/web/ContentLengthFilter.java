package dev.souk.common.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets Tomcat write a JSON response that fits its buffer at once, with its length: Spring MVC flushes each
 * {@code ResponseEntity}, so that headers and body were sent in chunks, and their end apart. Others may be streams.
 */
final class ContentLengthFilter extends OncePerRequestFilter {

    private static final Set<String> JSON =
            Set.of(MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void flushBuffer() throws IOException {
                if (getContentType() == null || !JSON.contains(getContentType())) {
                    super.flushBuffer();
                }
            }
        });
    }
}
