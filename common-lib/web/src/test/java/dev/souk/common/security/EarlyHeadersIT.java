package dev.souk.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SoukTest
class EarlyHeadersIT {

    private final TestApi api;

    EarlyHeadersIT(TestApi api) {
        this.api = api;
    }

    /**
     * A stream's own thread may write the first event, and with it all headers, while the container's thread is still
     * on its way out through the filters. A header added there and then would garble the response (seen once in fifty
     * runs).
     */
    @Test
    void securityHeadersAreSetBeforeTheResponseIsWritten() {
        var response = api.customer(UUID.randomUUID()).get("/early-headers").expect(200);

        assertThat(response.json().path("there").asBoolean()).isTrue();
        assertThat(response.header("Cache-Control")).isPresent();
    }
}
