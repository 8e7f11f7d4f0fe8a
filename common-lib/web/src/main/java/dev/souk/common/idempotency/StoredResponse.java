package dev.souk.common.idempotency;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** A response as it is sent and stored, byte for byte. */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shared
record StoredResponse(int status, Map<String, String> headers, byte[] body) {

    private static final String REPLAYED = "Idempotent-Replayed";

    ResponseEntity<byte[]> first() {
        return ResponseEntity.status(status).headers(httpHeaders()).body(content());
    }

    ResponseEntity<byte[]> replayed() {
        HttpHeaders headers = httpHeaders();
        headers.set(REPLAYED, "true");
        return ResponseEntity.status(status).headers(headers).body(content());
    }

    /** Null for an empty body, which would otherwise be sent with a content type. */
    private byte @Nullable [] content() {
        return body.length == 0 ? null : body;
    }

    private HttpHeaders httpHeaders() {
        HttpHeaders result = new HttpHeaders();
        headers.forEach(result::set);
        return result;
    }
}
