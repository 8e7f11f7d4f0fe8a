package dev.souk.storefront.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.storefront.AbstractStorefrontIT;
import dev.souk.storefront.testing.FakeService.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.graphql.client.SubscriptionErrorException;
import org.springframework.graphql.client.WebSocketGraphQlClientInterceptor;
import org.springframework.graphql.test.tester.WebSocketGraphQlTester;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class OrderChangedIT extends AbstractStorefrontIT {

    private static final String SUBSCRIPTION =
            "subscription($id: ID!, $after: Int) { orderChanged(id: $id, after: $after) { position status } }";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Answer EVENTS = new Answer(200, "text/event-stream", """
            : waiting

            id: 1
            event: status
            data: {"status":"PLACED","reason":null,"at":"2026-11-20T09:30:04.153489Z"}

            id: 2
            event: status
            data: {"status":"CANCELLED","reason":"out-of-stock","at":"2026-11-20T09:30:05Z"}

            """);

    @Test
    void anOrderIsWatchedOverAWebSocketUntilItIsFinal() {
        ORDERS.on("GET /orders/%s/events".formatted(ORDER), EVENTS);

        StepVerifier.create(webSocket(ISSUER.token())
                        .document(SUBSCRIPTION)
                        .variable("id", ORDER)
                        .executeSubscription()
                        .toFlux("orderChanged.status", String.class))
                .expectNext("PLACED", "CANCELLED")
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void aReconnectingClientContinuesAfterThePositionItKnows() {
        ORDERS.on("GET /orders/%s/events".formatted(ORDER), EVENTS);

        webSocket(ISSUER.token())
                .document(SUBSCRIPTION)
                .variable("id", ORDER)
                .variable("after", 1)
                .executeSubscription()
                .toFlux()
                .blockLast(TIMEOUT);

        assertThat(ORDERS.calls().getFirst().headers().getFirst("Last-Event-ID"))
                .isEqualTo("1");
        assertThat(ORDERS.calls().getFirst().headers().getFirst("Request-Timeout-Ms"))
                .isNull();
    }

    /** It is asked for with each status that the client does not know, and ends when it was final already. */
    @Test
    void aStreamThatEndsWithoutAnythingIsNotTheEndOfTheOrder() {
        ORDERS.on("GET /orders/%s/events".formatted(ORDER), new Answer(200, "text/event-stream", ": waiting\n\n"));

        assertFails(
                webSocket(ISSUER.token())
                        .document(SUBSCRIPTION)
                        .variable("id", ORDER)
                        .variable("after", 1)
                        .executeSubscription()
                        .toFlux(),
                "/problems/service-unavailable");
    }

    @Test
    void aMutationThatAsksForEventsIsNotExecuted() {
        String body = http().post()
                .headers(headers -> headers.setBearerAuth(ISSUER.token()))
                .accept(MediaType.TEXT_EVENT_STREAM)
                .bodyValue(Map.of("query", "mutation { checkOut(idempotencyKey: \"twice\") { __typename } }"))
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(body).contains("\"errors\"", "only subscriptions");
        assertThat(ORDERS.calls()).isEmpty();
    }

    @Test
    void messagesOfOneWebSocketAreLimited() {
        WebSocketGraphQlTester socket = webSocket(ISSUER.token());

        Flux.range(0, 200)
                .flatMap(
                        _ -> socket.document(SUBSCRIPTION)
                                .variable("id", UUID.randomUUID().toString())
                                .executeSubscription()
                                .toFlux()
                                .onErrorComplete(),
                        8) // at once: one after the other, on a busy machine they would be few enough each second
                .blockLast(Duration.ofMinutes(1));

        assertThat(ORDERS.calls()).hasSizeLessThan(160);
    }

    @Test
    void anOrderIsWatchedByServerSentEvents() {
        ORDERS.on("GET /orders/%s/events".formatted(ORDER), EVENTS);

        String events = http().post()
                .headers(headers -> headers.setBearerAuth(ISSUER.token()))
                .accept(MediaType.TEXT_EVENT_STREAM)
                .bodyValue(Map.of("query", SUBSCRIPTION, "variables", Map.of("id", ORDER)))
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody()
                .collectList()
                .map(lines -> String.join("\n", lines))
                .block(TIMEOUT);

        assertThat(events).contains("PLACED").contains("CANCELLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "text/event-stream, application/graphql-response+json"})
    void aSubscriptionWhoseAnswerWouldBeJsonIsRejected(String accepted) {
        http().post()
                .headers(headers -> headers.setBearerAuth(ISSUER.token()))
                .header("Accept", accepted)
                .bodyValue(Map.of("query", SUBSCRIPTION, "variables", Map.of("id", ORDER)))
                .exchange()
                .expectBody()
                .jsonPath("$.data")
                .doesNotExist()
                .jsonPath("$.errors[0].message")
                .isEqualTo("Subscribe over a WebSocket, or by a POST that accepts text/event-stream.");
        assertThat(ORDERS.calls()).isEmpty();
    }

    @Test
    void anotherUsersOrderCannotBeWatched() {
        assertFails(
                webSocket(ISSUER.token())
                        .document(SUBSCRIPTION)
                        .variable("id", ORDER)
                        .executeSubscription()
                        .toFlux(),
                "/problems/not-found");
    }

    @Test
    void aConnectionWithAnInvalidTokenIsClosed() {
        StepVerifier.create(webSocket("no-token")
                        .document(SUBSCRIPTION)
                        .variable("id", ORDER)
                        .executeSubscription()
                        .toFlux())
                .expectError()
                .verify(TIMEOUT);
        assertThat(ORDERS.calls()).isEmpty();
    }

    @Test
    void aConnectionWithoutATokenIsClosed() {
        var anonymous = WebSocketGraphQlTester.builder(
                        URI.create("ws://localhost:" + port + "/graphql"), new ReactorNettyWebSocketClient())
                .build();

        StepVerifier.create(anonymous
                        .document(SUBSCRIPTION)
                        .variable("id", ORDER)
                        .executeSubscription()
                        .toFlux())
                .expectError()
                .verify(TIMEOUT);
    }

    /** They would escape the limits of rates, which count requests. */
    @Test
    void aQueryOverAWebSocketIsRejected() {
        webSocket(ISSUER.token())
                .document("{ items { nodes { id } } }")
                .execute()
                .errors()
                .satisfy(errors -> assertThat(errors.getFirst().getMessage()).contains("by POST"));

        assertThat(CARTS.calls()).isEmpty();
    }

    @Test
    void aSubscriptionEndsWithItsToken() {
        ORDERS.on("GET /orders/%s/events".formatted(ORDER), _ -> {
            new CountDownLatch(1).await(); // until the test ends
            return EVENTS;
        });
        String token = ISSUER.token(
                claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(1))));

        assertFails(
                webSocket(token)
                        .document(SUBSCRIPTION)
                        .variable("id", ORDER)
                        .executeSubscription()
                        .toFlux(),
                "/problems/unauthorized");
    }

    private static void assertFails(Flux<?> subscription, String problem) {
        StepVerifier.create(subscription)
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                SubscriptionErrorException.class,
                                error -> assertThat(error.getErrors().getFirst().getExtensions())
                                        .containsEntry("type", problem)))
                .verify(TIMEOUT);
    }

    private WebSocketGraphQlTester webSocket(String token) {
        return WebSocketGraphQlTester.builder(
                        URI.create("ws://localhost:" + port + "/graphql"), new ReactorNettyWebSocketClient())
                .interceptor(new WebSocketGraphQlClientInterceptor() {
                    @Override
                    public Mono<Object> connectionInitPayload() {
                        return Mono.just(Map.of("Authorization", "Bearer " + token));
                    }
                })
                .build();
    }
}
