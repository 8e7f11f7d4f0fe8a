package dev.souk.common.idempotency;

import dev.souk.common.problem.ProblemException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * A response as it is sent and stored, byte for byte: it is rendered inside the transaction. The values of a header are
 * sent as one list, as any but Set-Cookie allows (RFC 9110, section 5.3).
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shared
record StoredResponse(int status, Map<String, String> headers, byte[] body) {

    private static final String REPLAYED = "Idempotent-Replayed";

    static StoredResponse of(ResponseEntity<?> entity, JsonMapper json) {
        Map<String, String> headers = new TreeMap<>();
        entity.getHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        Object body = entity.getBody();
        if (body == null) {
            return new StoredResponse(entity.getStatusCode().value(), headers, new byte[0]);
        }
        headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        return new StoredResponse(entity.getStatusCode().value(), headers, json.writeValueAsBytes(body));
    }

    static StoredResponse of(ProblemException rejection, String path, JsonMapper json) {
        return new StoredResponse(
                rejection.problem().status().value(),
                Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE),
                json.writeValueAsBytes(rejection.toBody(path)));
    }

    ResponseEntity<byte[]> first() {
        return response().body(content());
    }

    ResponseEntity<byte[]> replayed() {
        return response().header(REPLAYED, "true").body(content());
    }

    /** Null for an empty body, which would otherwise be sent with a content type. */
    private byte @Nullable [] content() {
        return body.length == 0 ? null : body;
    }

    private ResponseEntity.BodyBuilder response() {
        return ResponseEntity.status(status).headers(sent -> headers.forEach(sent::set));
    }
}
