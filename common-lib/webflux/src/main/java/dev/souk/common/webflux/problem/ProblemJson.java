package dev.souk.common.webflux.problem;

import dev.souk.common.problem.ProblemException;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
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
        response.setStatusCode(problem.problem().status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /**
     * The body of the response; {@code path} is the raw path of the request, empty if it is an absolute one without.
     */
    public byte[] render(ProblemException problem, String path) {
        ProblemDetail body = problem.toBody();
        body.setInstance(URI.create(path.isEmpty() ? "/" : path));
        return json.writeValueAsBytes(body);
    }
}
