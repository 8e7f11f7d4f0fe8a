package dev.souk.bff;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

/**
 * Responds 503 while sessions or logins are unavailable, as the services do. Sessions are read before Spring MVC, and
 * stored after it, so its exception handlers do not see every failure.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER - 1)
class UnavailabilityFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(UnavailabilityFilter.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final JsonMapper json;

    UnavailabilityFilter(JsonMapper json) {
        this.json = json;
    }

    static ProblemException unavailable() {
        return Problems.SERVICE_UNAVAILABLE.with("Please try again.").retryAfter(RETRY);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            ProblemException problem = problem(failure instanceof ServletException ? failure.getCause() : failure);
            if (problem == null || response.isCommitted()) {
                throw failure;
            }
            response.reset();
            write(problem, request, response);
        }
    }

    private static @Nullable ProblemException problem(@Nullable Throwable failure) {
        if (failure instanceof TransientDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransactionException) {
            log.warn("Sessions are unavailable: {}", failure.getMessage());
            return unavailable();
        }
        return failure instanceof ProblemException expected ? expected : null;
    }

    private void write(ProblemException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ProblemDetail body = failure.toBody();
        body.setInstance(URI.create(request.getRequestURI()));
        response.setStatus(body.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(failure.retryAfterSeconds()));
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }
}
