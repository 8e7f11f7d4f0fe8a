package dev.souk.common.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

class StoredResponseTest {

    /** Of several values only the first was sent; found by a review. */
    @Test
    void allValuesOfAHeaderAreSent() {
        var entity = ResponseEntity.ok()
                .header(HttpHeaders.LINK, "</a>; rel=next", "</b>; rel=prev")
                .body("text");

        var stored = StoredResponse.of(entity, new JsonMapper());

        assertThat(stored.first().getHeaders().get(HttpHeaders.LINK)).containsExactly("</a>; rel=next, </b>; rel=prev");
    }
}
