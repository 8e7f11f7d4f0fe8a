package dev.souk.common.idempotency;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** An answer in the form in which it is sent and stored, byte for byte. */
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

    /** None is not the same as an empty one, which would be sent as a document of no type. */
    private byte @Nullable [] content() {
        return body.length == 0 ? null : body;
    }

    private HttpHeaders httpHeaders() {
        HttpHeaders result = new HttpHeaders();
        headers.forEach(result::set);
        return result;
    }
}
