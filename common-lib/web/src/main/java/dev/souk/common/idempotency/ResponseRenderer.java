package dev.souk.common.idempotency;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.web.problem.ProblemWriter;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Renders a response inside the transaction, so that exactly the bytes that are sent are stored. */
final class ResponseRenderer {

    private final JsonMapper json;
    private final ProblemWriter problems;

    ResponseRenderer(JsonMapper json, ProblemWriter problems) {
        this.json = json;
        this.problems = problems;
    }

    StoredResponse render(ResponseEntity<?> entity) {
        Map<String, String> headers = new TreeMap<>(entity.getHeaders().toSingleValueMap());
        Object body = entity.getBody();
        if (body == null) {
            return new StoredResponse(entity.getStatusCode().value(), headers, new byte[0]);
        }
        headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        return new StoredResponse(entity.getStatusCode().value(), headers, json.writeValueAsBytes(body));
    }

    StoredResponse render(ProblemException rejection, String path) {
        return new StoredResponse(
                rejection.problem().status().value(),
                Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE),
                problems.bytes(rejection.toBody(), path));
    }
}
