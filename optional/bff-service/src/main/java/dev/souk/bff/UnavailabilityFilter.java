package dev.souk.bff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Responds 503 while the gateway is unavailable, or sessions, which are read before Spring MVC and stored after it, and
 * 400 to parameters that Tomcat cannot decode.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER - 1)
class UnavailabilityFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(UnavailabilityFilter.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            Throwable cause = failure instanceof ServletException ? failure.getCause() : failure; // of Spring MVC
            boolean isTransient = cause instanceof TransientDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransactionException
                    || cause instanceof ResourceAccessException;
            boolean isMalformed = cause instanceof InvalidParameterException;
            if (response.isCommitted() || !(isTransient || isMalformed)) {
                throw failure;
            }
            if (isTransient) {
                log.warn(
                        "A session, its token or the gateway is unavailable: {}",
                        String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure)));
            }
            response.reset();
            response.sendError(
                    isTransient ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
