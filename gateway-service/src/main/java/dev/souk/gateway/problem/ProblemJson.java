package dev.souk.gateway.problem;

import dev.souk.common.problem.ProblemException;
import java.net.URI;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Renders a problem as the JSON of RFC 9457. */
@Component
public class ProblemJson {

    private final JsonMapper json;

    ProblemJson(JsonMapper json) {
        this.json = json;
    }

    /** The body of the response; {@code path} is the raw path of the request. */
    public byte[] render(ProblemException problem, String path) {
        ProblemDetail body = problem.toBody();
        body.setInstance(URI.create(path));
        return json.writeValueAsBytes(body);
    }
}
