package dev.souk.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractGatewayIT;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyLimitIT extends AbstractGatewayIT {

    private static final int MAX_BYTES = 64 * 1024;

    @Test
    void aBodyOfExactlyTheLimitIsForwarded() {
        assertThat(post(ofBytes(MAX_BYTES)).statusCode()).isEqualTo(200);
        assertThat(USERS.received().getFirst().body()).hasSize(MAX_BYTES);
    }

    @Test
    void aLargerBodyIsRejectedByItsContentLength() {
        assertProblem(post(ofBytes(MAX_BYTES + 1)), 413, "body-too-large", "/sessions");
        assertThat(USERS.received()).isEmpty();
    }

    @Test
    void aLargerChunkedBodyIsRejected() {
        assertProblem(post(chunked(MAX_BYTES + 1)), 413, "body-too-large", "/sessions");
        assertThat(USERS.received()).isEmpty();
    }

    @Test
    void aChunkedBodyIsForwardedWithItsLength() {
        assertThat(post(chunked(1_000)).statusCode()).isEqualTo(200);

        assertThat(USERS.received().getFirst().body()).hasSize(1_000);
        assertThat(USERS.received().getFirst().headers().get("Content-Length")).containsExactly("1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "DELETE"})
    void aBodyIsRejectedWhereItHasNoMeaning(String method) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(uri("/items/1"))
                .header("Authorization", "Bearer " + ISSUER.token())
                .method(method, ofBytes(10))
                .build());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(CARTS.received()).isEmpty();
        assertThat(callAsUser(method, "/items/1").statusCode()).isEqualTo(200);
    }

    @Test
    void bodiesThatAreTooLargeDoNotOpenTheBreaker() {
        for (int call = 0; call < 12; call++) {
            post(chunked(MAX_BYTES + 1));
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
