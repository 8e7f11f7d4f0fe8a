package dev.souk.common.web.problem;

import dev.souk.common.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a problem outside of Spring MVC: in filters and in the security filter chain.
 *
 * @param json the mapper of Spring MVC, so that all problems have the same form
 */
public record ProblemWriter(JsonMapper json) {

    /** Responds to {@code request} with {@code failure}; does nothing if the response is committed. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemException failure)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(failure.problem().status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        Long retryAfter = failure.retryAfterSeconds();
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        byte[] body = json.writeValueAsBytes(failure.toBody(request.getRequestURI()));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
