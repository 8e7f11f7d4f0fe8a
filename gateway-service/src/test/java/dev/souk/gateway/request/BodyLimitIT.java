package dev.souk.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.GatewayIT;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class BodyLimitIT extends GatewayIT {

    @Test
    void aBodyOfExactlyTheLimitPasses() {
        assertThat(post(ofBytes(BodyLimitGlobalFilter.MAX_BYTES)).statusCode()).isEqualTo(200);
        assertThat(USERS.received().getFirst().body()).hasSize(BodyLimitGlobalFilter.MAX_BYTES);
    }

    @Test
    void aLargerBodyIsRefusedByItsDeclaredLength() {
        assertProblem(post(ofBytes(BodyLimitGlobalFilter.MAX_BYTES + 1)), 413, "body-too-large", "/sessions");
        assertThat(USERS.received()).isEmpty();
    }

    @Test
    void aLargerBodyOfUnknownLengthIsRefusedToo() {
        assertProblem(post(chunked(BodyLimitGlobalFilter.MAX_BYTES + 1)), 413, "body-too-large", "/sessions");
        assertThat(USERS.received()).isEmpty();
    }

    @Test
    void aBodyOfUnknownLengthPassesWithItsLength() {
        assertThat(post(chunked(1_000)).statusCode()).isEqualTo(200);

        assertThat(USERS.received().getFirst().body()).hasSize(1_000);
        assertThat(USERS.received().getFirst().headers().get("Content-Length")).containsExactly("1000");
    }

    @Test
    void bodiesThatAreTooLargeDoNotOpenTheBreaker() {
        for (int call = 0; call < 12; call++) {
            post(chunked(BodyLimitGlobalFilter.MAX_BYTES + 1));
        }

        assertThat(post(ofBytes(2)).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(BodyPublisher body) {
        return send(HttpRequest.newBuilder(uri("/sessions")).POST(body).build());
    }

    private static BodyPublisher ofBytes(int size) {
        return BodyPublishers.ofByteArray(new byte[size]);
    }

    private static BodyPublisher chunked(int size) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size]));
    }
}
