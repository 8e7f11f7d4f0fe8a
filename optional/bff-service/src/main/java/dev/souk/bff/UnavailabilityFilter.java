package dev.souk.bff;

import dev.souk.common.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Responds 503 while sessions are unavailable: they are read before Spring MVC and stored after it. */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER - 1)
class UnavailabilityFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(UnavailabilityFilter.class);
    private static final String RETRY_SECONDS = "2";

    private final JsonMapper json;

    UnavailabilityFilter(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            Throwable cause = failure instanceof ServletException ? failure.getCause() : failure; // of Spring MVC
            boolean isTransient = cause instanceof TransientDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransactionException;
            if (!isTransient || response.isCommitted()) {
                throw failure;
            }
            log.warn(
                    "A session or its token is unavailable: {}",
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure)));
            refuse(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemDetail body =
                Problems.SERVICE_UNAVAILABLE.with("Please try again.").toBody(request.getRequestURI());
        response.reset();
        response.setStatus(body.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }
}
