package dev.souk.storefront.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.storefront.AbstractStorefrontIT;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with a request is said by a problem or a GraphQL error, and is no error of this service. */
@ExtendWith(OutputCaptureExtension.class)
class MalformedRequestsIT extends AbstractStorefrontIT {

    private static final String ITEMS = "{\"query\":\"{ items(first: 1) { nextCursor } }\"";

    /** Its input follows. */
    private static final String REGISTER =
            "{\"query\":\"mutation($i: RegisterInput!) { register(input: $i) { ... on Problem { type errors { field } } } }\","
                    + "\"variables\":{\"i\":";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    @AfterEach
    void nothingIsLoggedAsAnError(CapturedOutput log) {
        assertThat(log).doesNotContain("\"level\":\"ERROR\"", "stack_trace");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /graphql, application/json,  application/json, 405",
        "GET,    /graphql, ,                  ,                 405",
        "GET,    /graphql?query=x, ,          text/html,        405",
        "PUT,    /graphql, application/json,  application/json, 405",
        "DELETE, /graphql, ,                  ,                 405",
        "PATCH,  /graphql, application/json,  ,                 405",
        "POST,   /graphql, text/plain,        application/json, 415",
        "POST,   /graphql, application/xml,   ,                 415",
        "POST,   /graphql, ,                  application/json, 415",
        "POST,   /graphql, application/json,  text/html,        406",
        "POST,   /graphql, application/json,  no-type,          406",
        "GET,    /ws,      ,                  ,                 400",
        "POST,   /ws,      application/json,  ,                 405",
        "GET,    /graphiql/none, ,            ,                 404",
        "POST,   /graphql/none,  application/json, ,            401"
    })
    void anotherRequestIsAProblem(String method, String path, String contentType, String accept, int status) {
        WebTestClient.RequestBodySpec request =
                client("").method(HttpMethod.valueOf(method)).uri(path);
        if (contentType != null) {
            request.header("Content-Type", contentType)
                    .body((output, _) -> output.writeWith(
                            Mono.just(output.bufferFactory().wrap("{}".getBytes(StandardCharsets.UTF_8)))));
        }
        if (accept != null) {
            request.header("Accept", accept);
        }

        expectProblem(request.exchange(), path.replaceAll("\\?.*", ""), status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "[{\"query\":\"{ items { nextCursor } }\"}]",
                "7",
                "\"{ items { nextCursor } }\"",
                "{}",
                "{\"query\":null}",
                "{\"query\":{}}",
                ITEMS + ",\"variables\":[]}",
                ITEMS + ",\"variables\":\"a\"}",
                ITEMS + ",\"extensions\":7}",
                ITEMS + ",\"extensions\":[]}",
                ITEMS + "}}",
                "{\"query\":\"\\uD8\"}"
            })
    void aBodyThatIsNoRequestIsAProblem(String body) {
        expectProblem(post(body), "/graphql", 400);
    }

    @Test
    void aBodyThatIsTooDeepIsAProblem() {
        expectProblem(
                post(ITEMS + ",\"variables\":{\"i\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}}"), "/graphql", 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ITEMS + ",\"operationName\":\"another\"}",
                "{\"query\":\"{ \\uD800 }\"}",
                "{\"query\":\"{ item(id: \\\"\\uD800\\\") { name } }\"}",
                "{\"query\":\"{ item(id: \\\"\\\\uD800\\\") { name } }\"}",
                "{\"query\":\"query($i: ID!) { item(id: $i) { name } }\",\"variables\":{\"i\":\"\\uD800\"}}",
                "{\"query\":\"query($i: ID!) { item(id: $i) { name } }\",\"variables\":{\"i\":{}}}",
                "{\"query\":\"query($i: Int!) { items(first: $i) { nextCursor } }\",\"variables\":{\"i\":99999999999}}",
                "{\"query\":\" \"}",
                "{\"query\":7}",
                ITEMS + ",\"operationName\":7}",
                "{\"query\":\"{ none }\"}",
                "{\"query\":\"}\"}",
                "{\"query\":\"subscription { orderChanged(id: \\\"x\\\") { status } }\"}",
                "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"abc\"}}}",
                "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":7}}}",
                "{\"extensions\":{\"persistedQuery\":{\"version\":1}}}",
                "{\"extensions\":{\"persistedQuery\":\"abc\"}}",
                ITEMS + ",\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"ABC\"}}}"
            })
    void aRequestThatCannotBeExecutedIsAGraphQlError(String body) {
        String answer = text(post(body).expectStatus().isOk());

        assertThat(answer).contains("\"errors\"").doesNotContain("Marker", "Exception", "INTERNAL_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "name", "password"})
    void aTextOfTheInputIsUnicode(String field) {
        var input =
                new HashMap<>(Map.of("email", "a@souk.example", "name", "Ada", "password", "correct horse battery"));
        input.put(field, "\uD800" + input.get(field));

        String answer = text(post(REGISTER + JSON.writeValueAsString(input) + "}}"));

        assertThat(answer).contains("validation-failed", "\"" + field + "\"");
        assertThat(USERS.requests()).doesNotContain("POST /users");
    }

    private WebTestClient.ResponseSpec post(String body) {
        return http().post()
                .header("Content-Type", "application/json")
                .bodyValue(body)
                .exchange();
    }

    private static String text(WebTestClient.ResponseSpec response) {
        return String.valueOf(response.expectBody(String.class).returnResult().getResponseBody());
    }

    private static void expectProblem(WebTestClient.ResponseSpec response, String instance, int status) {
        response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.instance")
                .isEqualTo(instance);
    }
}
