package dev.souk.common.idempotency;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.web.problem.ProblemWriter;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Writes an answer inside the transaction, so that the very bytes that are sent can be stored. */
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

    StoredResponse render(ProblemException refusal, String path) {
        return new StoredResponse(
                refusal.problem().status().value(),
                Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE),
                problems.bytes(refusal.toBody(), path));
    }
}
