package dev.souk.common.webflux;

import dev.souk.common.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as the JSON of RFC 9457. */
public class ProblemJson {

    private final JsonMapper json;

    /** With the mapper of the application. */
    public ProblemJson(JsonMapper json) {
        this.json = json;
    }

    /** Writes status and body; the headers that are set already are sent too. */
    public Mono<Void> write(ServerHttpRequest request, ServerHttpResponse response, ProblemException problem) {
        byte[] body = render(problem, request.getURI().getRawPath());
        HttpHeaders headers = response.getHeaders();
        response.setStatusCode(problem.problem().status());
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLength(body.length);
        Long retryAfter = problem.retryAfterSeconds();
        if (retryAfter != null && !headers.containsHeader(HttpHeaders.RETRY_AFTER)) {
            headers.set(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /**
     * The body of the response; {@code path} is the raw path of the request, empty if it is an absolute one without.
     */
    public byte[] render(ProblemException problem, String path) {
        return json.writeValueAsBytes(problem.toBody(path));
    }
}
