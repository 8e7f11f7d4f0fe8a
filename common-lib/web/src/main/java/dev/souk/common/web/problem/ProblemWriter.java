package dev.souk.common.web.problem;

import dev.souk.common.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem where no controller is at hand: in filters and in the security chain. */
public final class ProblemWriter {

    private final JsonMapper json;

    /** Writes with the mapper of the REST edge, so that all problems look alike. */
    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Answers {@code request} with {@code failure}; does nothing where the answer has already begun. */
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
        byte[] body = bytes(failure.toBody(), request.getRequestURI());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The JSON of a problem that happened at {@code path}. */
    public byte[] bytes(ProblemDetail body, String path) {
        body.setInstance(URI.create(path));
        return json.writeValueAsBytes(body);
    }
}
