package dev.souk.user.oidc;

import dev.souk.common.problem.Problems;
import dev.souk.common.problem.StatusProblems;
import dev.souk.common.web.problem.DatabaseProblems;
import dev.souk.common.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatusCode;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets Tomcat read the parameters of a form before {@code BodyLimitFilter} has received its body, in which Tomcat would
 * not look for them. Responds 503 while the database is unavailable, as controllers do.
 */
final class OidcRequestFilter extends OncePerRequestFilter {

    private final ProblemWriter problems;

    OidcRequestFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (request.getParameterMap().values().stream()
                    .flatMap(Arrays::stream)
                    .anyMatch(value -> value.indexOf(0) >= 0)) {
                problems.write(
                        request,
                        response,
                        Problems.BAD_REQUEST.with("A parameter has a character that nobody can store."));
                return;
            }
            chain.doFilter(request, response);
        } catch (InvalidParameterException malformed) {
            problems.write(request, response, StatusProblems.of(HttpStatusCode.valueOf(malformed.getErrorCode())));
        } catch (DataAccessException | TransactionException failure) {
            if (!DatabaseProblems.isUnavailable(failure)) {
                throw failure;
            }
            problems.write(request, response, DatabaseProblems.unavailable());
        }
    }
}
