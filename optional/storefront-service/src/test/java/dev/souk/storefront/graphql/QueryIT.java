package dev.souk.storefront.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.storefront.AbstractStorefrontIT;
import dev.souk.storefront.testing.FakeService.Answer;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.ErrorType;

class QueryIT extends AbstractStorefrontIT {

    private static final String ALL = """
            {
              me { id email role status }
              wallet { balanceCents }
              cart { lines { name quantity } totalCents version }
              orders(first: 10) { nodes { id status lines { name item { sku available } } } nextCursor }
            }""";

    /** The first page of orders that a process reads may take longer than all of its parts may together. */
    @BeforeEach
    void awaitAPageOfOrders() {
        ORDERS.on("GET /orders", Answer.json(page(0)));
        await().pollDelay(Duration.ZERO)
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .untilAsserted(
                        () -> customer().document("{ orders { nextCursor } }").executeAndVerify());
        resetFakes();
    }

    @Test
    void aPageIsAnsweredFromThreeServicesInFiveCalls() {
        USERS.on("GET /wallet", Answer.json("{\"balance_cents\":5000000000}"));
        CARTS.on("GET /cart", Answer.json("{\"lines\":[],\"total_cents\":0,\"version\":3}"));
        ORDERS.on("GET /orders", Answer.json(page(10)));
        CARTS.on("GET /items", Answer.json(items(10)));

        var response = customer().document(ALL).execute();

        response.path("me.email").entity(String.class).isEqualTo("ada@souk.example");
        response.path("wallet.balanceCents").entity(Long.class).isEqualTo(5_000_000_000L);
        response.path("cart.version").entity(Integer.class).isEqualTo(3);
        response.path("orders.nodes[*].lines[*].item.sku")
                .entityList(String.class)
                .hasSize(10);
        assertThat(USERS.requests())
                .filteredOn(request -> !request.contains("jwks"))
                .containsExactlyInAnyOrder("GET /users/me", "GET /wallet");
        assertThat(ORDERS.requests()).containsExactly("GET /orders?limit=10");
        assertThat(CARTS.requests()).hasSize(2).anyMatch(request -> request.startsWith("GET /items?id="));
    }

    @Test
    void whatIsAvailableIsAnsweredWhenAServiceIsNot() {
        USERS.on("GET /wallet", Answer.json("{\"balance_cents\":7}"));
        CARTS.on("GET /cart", Answer.problem(503, "service-unavailable"));

        customer()
                .document("{ wallet { balanceCents } cart { version } }")
                .execute()
                .errors()
                .satisfy(errors -> {
                    assertThat(errors).hasSize(1);
                    assertThat(errors.getFirst().getPath()).isEqualTo("cart");
                    assertThat(errors.getFirst().getExtensions())
                            .containsEntry("type", "/problems/service-unavailable")
                            .containsEntry("retryAfter", 2);
                })
                .path("wallet.balanceCents")
                .entity(Integer.class)
                .isEqualTo(7)
                .path("cart")
                .valueIsNull();
    }

    @Test
    void anOrderIsAnsweredWithoutItsItemsWhenTheyAreUnavailable() {
        ORDERS.on("GET /orders", Answer.json(page(2)));
        CARTS.on("GET /items", Answer.problem(503, "service-unavailable"));

        customer()
                .document("{ orders { nodes { id lines { name item { sku } } } } }")
                .execute()
                .errors()
                .satisfy(errors -> assertThat(errors).isNotEmpty())
                .path("orders.nodes[*].lines[0].name")
                .entityList(String.class)
                .hasSize(2)
                .path("orders.nodes[0].lines[0].item")
                .valueIsNull();
    }

    /** A hundred orders may be larger than a response may be. */
    @Test
    void aLongPageOfOrdersIsReadInParts() {
        ORDERS.on("GET /orders", call -> {
            String part = page(call.request().contains("cursor=b") ? 10 : 20);
            String next = call.request().contains("cursor=a") ? "b" : "a";
            return Answer.json(
                    call.request().contains("cursor=b") ? part : part.replace("null}", "\"%s\"}".formatted(next)));
        });

        customer()
                .document("{ orders(first: 100) { nodes { id } nextCursor } }")
                .execute()
                .path("orders.nodes[*].id")
                .entityList(String.class)
                .hasSize(50)
                .path("orders.nextCursor")
                .valueIsNull();

        assertThat(ORDERS.requests())
                .containsExactly(
                        "GET /orders?limit=20", "GET /orders?limit=20&cursor=a", "GET /orders?limit=20&cursor=b");
    }

    @Test
    void aPageOfOrdersWhosePartsTakeTooLongTogetherIsUnavailableAndTheRestIsAnswered() {
        USERS.on("GET /wallet", Answer.json("{\"balance_cents\":7}"));
        ORDERS.on("GET /orders", Answer.json(page(0).replace("null}", "\"a\"}")));

        customer()
                .document("{ wallet { balanceCents } orders(first: 100) { nextCursor } }")
                .execute()
                .errors()
                .satisfy(errors -> assertThat(errors).singleElement().satisfies(error -> {
                    assertThat(error.getPath()).isEqualTo("orders");
                    assertThat(error.getExtensions()).containsEntry("type", "/problems/service-unavailable");
                }))
                .path("wallet.balanceCents")
                .entity(Integer.class)
                .isEqualTo(7);
    }

    @Test
    void theTokenOfTheCallerIsSentToEachService() {
        USERS.on("GET /wallet", Answer.json("{\"balance_cents\":7}"));
        String token = ISSUER.token();

        tester(token).document("{ me { id } wallet { balanceCents } }").executeAndVerify();

        assertThat(USERS.calls().stream()
                        .filter(call -> !call.request().contains("jwks"))
                        .map(call -> call.headers().getFirst("Authorization")))
                .containsExactly("Bearer " + token, "Bearer " + token);
    }

    @Test
    void itemsNeedNoTokenAndTheRestDoes() {
        CARTS.on("GET /items", Answer.json(items(1)));

        anonymous()
                .document("{ items(first: 1) { nodes { sku } } wallet { balanceCents } me { id } }")
                .execute()
                .errors()
                .satisfy(errors ->
                        assertThat(errors).hasSize(2).allMatch(error -> error.getErrorType() == ErrorType.UNAUTHORIZED))
                .path("items.nodes[0].sku")
                .entity(String.class)
                .isEqualTo("SKU-0");
        assertThat(USERS.requests()).doesNotContain("GET /users/me");
    }

    @Test
    void anInvalidTokenIs401() {
        http().post()
                .headers(headers -> headers.setBearerAuth("no-token"))
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody();
    }

    @Test
    void anotherUsersOrderIsNotFound() {
        customer()
                .document("{ order(id: \"%s\") { id } }".formatted(ORDER))
                .execute()
                .errors()
                .satisfy(errors -> assertThat(errors.getFirst().getErrorType()).isEqualTo(ErrorType.NOT_FOUND));
    }

    /** As in the next test, by any customer. */
    @Test
    void whatAServiceRejectsIsNoFailureOfTheService(@Autowired CircuitBreakerRegistry breakers) {
        for (int request = 0; request < 12; request++) {
            customer()
                    .document("{ order(id: \"%s\") { id } }".formatted(ORDER))
                    .execute()
                    .errors()
                    .satisfy(errors -> assertThat(errors).hasSize(1));
        }

        assertThat(breakers.circuitBreaker("order-service").getMetrics().getNumberOfFailedCalls())
                .isZero();
    }

    /** Anybody could otherwise open the circuit breaker for everybody. */
    @Test
    void whatTheDeadlineOfACallerCutsOffIsNoFailureOfTheService(@Autowired CircuitBreakerRegistry breakers) {
        var end = new CountDownLatch(1);
        CARTS.on("GET /items", _ -> {
            end.await();
            return Answer.json(items(1));
        });
        for (int request = 0; request < 12; request++) {
            http().post()
                    .header("Request-Timeout-Ms", request % 2 == 0 ? "0" : "20")
                    .bodyValue(Map.of("query", "{ items { nodes { id } } }"))
                    .exchange()
                    .expectBody()
                    .jsonPath("$.errors[0].extensions.status")
                    .isEqualTo(503);
        }

        end.countDown();
        assertThat(breakers.circuitBreaker("cart-service").getMetrics().getNumberOfFailedCalls())
                .isZero();
    }

    private static String page(int orders) {
        return IntStream.range(0, orders)
                .mapToObj(order -> """
                        {"id":"019a9f5e-0000-7000-8000-1000000000%02d","user_id":"x","status":"CONFIRMED","reason":null,
                        "lines":[{"item_id":"019a9f5e-0000-7000-8000-0000000000%02d","name":"N","quantity":1,"price_cents":5}],
                        "total_cents":5,"history":[]}""".formatted(order, order))
                .collect(Collectors.joining(",", "{\"items\":[", "],\"next_cursor\":null}"));
    }

    private static String items(int number) {
        return IntStream.range(0, number)
                .mapToObj(item -> """
                        {"id":"019a9f5e-0000-7000-8000-0000000000%02d","sku":"SKU-%d","name":"N","price_cents":5,
                        "on_sale":true,"available":4}""".formatted(item, item))
                .collect(Collectors.joining(",", "{\"items\":[", "],\"next_cursor\":null}"));
    }
}
