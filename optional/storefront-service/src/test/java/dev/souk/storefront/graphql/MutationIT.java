package dev.souk.storefront.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.storefront.AbstractStorefrontIT;
import dev.souk.storefront.testing.FakeService.Answer;
import dev.souk.storefront.testing.FakeService.Call;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.graphql.test.tester.GraphQlTester;
import org.springframework.graphql.test.tester.HttpGraphQlTester;
import org.springframework.test.web.reactive.server.WebTestClient;

class MutationIT extends AbstractStorefrontIT {

    private static final String REGISTER = """
            mutation($email: String!) {
              register(input: {email: $email, name: "Ada", password: "correct horse battery"}, idempotencyKey: "k") {
                ... on Registration { id }
                ... on Problem { type title httpStatus detail }
              }
            }""";
    private static final String CHECK_OUT = """
            mutation { checkOut(idempotencyKey: "key-1") {
              ... on Order { id status }
              ... on Problem { type httpStatus retryAfter errors { field } }
            } }""";

    @Test
    void anAccountIsOpenedWithoutAToken() {
        USERS.on("POST /users", Answer.json("{\"id\":\"019a9f5e-0000-7000-8000-000000000002\"}"));

        anonymous()
                .document(REGISTER)
                .variable("email", "ada@souk.example")
                .execute()
                .path("register.id")
                .entity(String.class)
                .isEqualTo("019a9f5e-0000-7000-8000-000000000002");
    }

    @Test
    void userServiceLearnsTheAddressThatTheGatewayHasWritten() {
        USERS.on("POST /users", Answer.json("{\"id\":\"019a9f5e-0000-7000-8000-000000000002\"}"));
        WebTestClient behindTheGateway =
                http().mutate().defaultHeader("X-Forwarded-For", "203.0.113.7").build();

        HttpGraphQlTester.create(behindTheGateway)
                .document(REGISTER)
                .variable("email", "ada@souk.example")
                .executeAndVerify();

        assertThat(USERS.calls())
                .filteredOn(call -> call.request().equals("POST /users"))
                .extracting(call -> call.headers().getFirst("X-Forwarded-For"))
                .containsExactly("203.0.113.7");
    }

    @ParameterizedTest
    @CsvSource({"email-taken, 409", "idempotency-key-reused, 422"})
    void aRejectionIsTheProblemOfTheRestApi(String slug, int status) {
        USERS.on("POST /users", Answer.problem(status, slug));

        GraphQlTester.Response response = anonymous()
                .document(REGISTER)
                .variable("email", "ada@souk.example")
                .execute();

        response.path("register.type").entity(String.class).isEqualTo("/problems/" + slug);
        response.path("register.title").entity(String.class).isEqualTo("T");
        response.path("register.httpStatus").entity(Integer.class).isEqualTo(status);
    }

    @Test
    void aCheckoutSendsItsIdempotencyKey() {
        ORDERS.on("POST /orders", Answer.json("""
                {"id":"%s","status":"PLACED","reason":null,"lines":[],"total_cents":1,"history":[]}""".formatted(ORDER)));

        customer()
                .document(CHECK_OUT)
                .execute()
                .path("checkOut.status")
                .entity(String.class)
                .isEqualTo("PLACED");

        assertThat(ORDERS.calls().getFirst().headers().getFirst("Idempotency-Key"))
                .isEqualTo("key-1");
    }

    @Test
    void aRejectedCheckoutIsAProblemAndNoError() {
        ORDERS.on("POST /orders", Answer.problem(409, "cart-empty"));

        var answer = customer().document(CHECK_OUT).execute();

        answer.path("checkOut.type").entity(String.class).isEqualTo("/problems/cart-empty");
        answer.path("checkOut.retryAfter").valueIsNull();
    }

    @Test
    void aMutationWithoutATokenIsNotSent() {
        anonymous()
                .document(CHECK_OUT)
                .execute()
                .path("checkOut.httpStatus")
                .entity(Integer.class)
                .isEqualTo(401);

        assertThat(ORDERS.calls()).isEmpty();
    }

    @Test
    void aMutationWithAKeyIsRepeatedAndOneWithoutIsNot() {
        CARTS.on("POST /cart", Answer.problem(500, "internal-error"));
        String add = "mutation { addToCart(itemId: \"%s\"%s) { ... on Problem { httpStatus } } }";

        customer().document(add.formatted(ITEM, "")).execute();
        assertThat(CARTS.calls()).hasSize(1);
        CARTS.reset();
        CARTS.on("POST /cart", Answer.problem(500, "internal-error"));
        customer().document(add.formatted(ITEM, ", idempotencyKey: \"k\"")).execute();

        assertThat(CARTS.requests()).containsExactly("POST /cart", "POST /cart");
    }

    @Test
    void aQuantityIsSentWithItsKey() {
        CARTS.on("PUT /cart/" + ITEM, Answer.json("{\"lines\":[],\"total_cents\":0,\"version\":3}"));

        customer()
                .document("""
                        mutation { setQuantity(itemId: "%s", quantity: 7, idempotencyKey: "k") {
                          ... on Cart { version }
                        } }""".formatted(ITEM))
                .execute()
                .path("setQuantity.version")
                .entity(Long.class)
                .isEqualTo(3L);

        Call call = CARTS.calls().getFirst();
        assertThat(call.body()).isEqualTo("{\"quantity\":7}");
        assertThat(call.headers().getFirst("Idempotency-Key")).isEqualTo("k");
    }

    /** order-service has repeated its calls itself. */
    @Test
    void aCheckoutThatIsUnavailableIsNotRepeated() {
        ORDERS.on("POST /orders", Answer.problem(503, "service-unavailable"));

        customer().document(CHECK_OUT).execute();

        assertThat(ORDERS.requests()).containsExactly("POST /orders");
    }

    @Test
    void aServiceIsToldForHowLongItIsWaitedFor() {
        ORDERS.on("POST /orders", Answer.problem(409, "cart-empty"));

        customer().document(CHECK_OUT).execute();

        Call call = ORDERS.calls().getFirst();
        assertThat(call.body()).isEqualTo("{}"); // as of the shop page and of curl: the same key is the same request
        assertThat(Integer.parseInt(call.headers().getFirst("Request-Timeout-Ms")))
                .isBetween(1000, 8000);
    }

    /** It becomes a header, which could not be sent: a customer could have opened the circuit breakers. */
    @Test
    void aKeyThatIsNoneIsAProblemAndNoCall() {
        for (String key : List.of("a\\nb", "ключ", "", "k".repeat(256))) {
            customer()
                    .document(
                            "mutation { addToCart(itemId: \"%s\", idempotencyKey: \"%s\") { ... on Problem { errors { field } } } }"
                                    .formatted(ITEM, key))
                    .execute()
                    .path("addToCart.errors[0].field")
                    .entity(String.class)
                    .isEqualTo("idempotencyKey");
        }
        assertThat(CARTS.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1a1f84a-a1a0-7000-8549-ec1b2f4c4490", "01a1f84a-a1a0-7000-8549-ec1b2f4c449١"})
    void anIdThatIsNoneIsAProblemOfItsField(String id) {
        customer()
                .document(
                        "mutation { cancelOrder(id: \"%s\") { ... on Problem { httpStatus errors { field message } } } }"
                                .formatted(id))
                .execute()
                .path("cancelOrder.errors[0].field")
                .entity(String.class)
                .isEqualTo("id");
    }
}
