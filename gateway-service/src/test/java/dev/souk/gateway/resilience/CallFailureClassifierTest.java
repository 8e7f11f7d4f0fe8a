package dev.souk.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR;

import dev.souk.gateway.routing.RoutedPaths;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.netty.channel.AbortedException;

class CallFailureClassifierTest {

    private final RoutedPaths routes = new RoutedPaths(
            () -> Flux.just(
                    route("orders=lb://order-service,Path=/orders", Map.of("idempotency-keys", true)),
                    route("graphql=lb://storefront-service,Path=/graphql", Map.of())),
            TimeLimiterRegistry.ofDefaults());
    private final Throwable refused = new ConnectException("refused");
    private final Throwable lost = new IOException("lost");
    private final Throwable aborted = AbortedException.beforeSend();

    @ParameterizedTest
    @CsvSource({"GET, true", "HEAD, true", "PUT, true", "DELETE, true", "POST, false", "PATCH, false"})
    void aRequestThatMayHaveBeenProcessedIsRetriedOnlyIfIdempotent(String method, boolean retryable) {
        var request = MockServerHttpRequest.method(HttpMethod.valueOf(method), "/orders");

        assertThat(CallFailureClassifier.isRetryable(MockServerWebExchange.from(request), lost))
                .isEqualTo(retryable);
    }

    /** Whose service, or whose part of it, knows nothing of keys would do the work twice. */
    @ParameterizedTest
    @CsvSource({"/orders, true", "/graphql, false"})
    void aRequestWithAKeyIsRetriedOnlyIfItsRouteSaysThatKeysAreStored(String path, boolean retryable) {
        var post = MockServerWebExchange.from(MockServerHttpRequest.post(path).header("Idempotency-Key", "k"));
        routes.find(post);

        assertThat(CallFailureClassifier.isRetryable(post, lost)).isEqualTo(retryable);
    }

    @Test
    void aRequestWhoseKeyIsNotForwardedIsNotRetried() {
        var post = MockServerWebExchange.from(MockServerHttpRequest.post("/orders")
                .header("Idempotency-Key", "k")
                .header("Connection", "keep-alive, idempotency-key"));
        routes.find(post);

        assertThat(CallFailureClassifier.isRetryable(post, lost)).isFalse();
    }

    /** The first one may have made the new version, and the second would be told that somebody else has. */
    @Test
    void aChangeOfOneVersionIsNotRepeatedIfItMayHaveBeenProcessed() {
        var change = MockServerHttpRequest.put("/items/1").header("If-Match", "\"3\"");

        assertThat(CallFailureClassifier.isRetryable(MockServerWebExchange.from(change), lost))
                .isFalse();
        assertThat(CallFailureClassifier.isRetryable(MockServerWebExchange.from(change), refused))
                .isTrue();
    }

    @Test
    void aRequestThatWasNotSentIsAlwaysRetryable() {
        MockServerWebExchange post = exchange("POST");

        assertThat(CallFailureClassifier.isRetryable(post, refused)).isTrue();
        assertThat(CallFailureClassifier.isRetryable(post, aborted)).isTrue();
        assertThat(CallFailureClassifier.isResponseAborted(post, aborted)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"GET", "POST"})
    void aRequestThatIsBeingAnsweredIsNeverRetried(String method) {
        MockServerWebExchange answered = answered(method);

        assertThat(CallFailureClassifier.isRetryable(answered, lost)).isFalse();
        assertThat(CallFailureClassifier.isRetryable(answered, aborted)).isFalse();
    }

    @Test
    void aWriteThatIsAbortedAfterTheServiceHasRespondedIsThatToTheCaller() {
        assertThat(CallFailureClassifier.isResponseAborted(answered("POST"), aborted))
                .isTrue();
        assertThat(CallFailureClassifier.isResponseAborted(answered("POST"), lost))
                .isFalse();
    }

    /** With TLS 1.3 the handshake of the client is over when the service looks at its certificate. */
    @Test
    void aServiceThatRefusesTheCertificateIsLikeOneThatAnswersWhatIsNotHttp() {
        assertThat(CallFailureClassifier.isUnreadable(
                        new DecoderException(new SSLHandshakeException("bad_certificate"))))
                .isTrue();
        assertThat(CallFailureClassifier.isUnreadable(lost)).isFalse();
    }

    private static RouteDefinition route(String definition, Map<String, Object> metadata) {
        var route = new RouteDefinition(definition);
        route.setMetadata(metadata);
        return route;
    }

    private static MockServerWebExchange answered(String method) {
        MockServerWebExchange exchange = exchange(method);
        exchange.getAttributes().put(CLIENT_RESPONSE_ATTR, "response");
        return exchange;
    }

    private static MockServerWebExchange exchange(String method) {
        return MockServerWebExchange.from(MockServerHttpRequest.method(HttpMethod.valueOf(method), "/orders"));
    }
}
