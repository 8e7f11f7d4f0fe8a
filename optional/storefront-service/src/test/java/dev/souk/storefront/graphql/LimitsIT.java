package dev.souk.storefront.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.storefront.AbstractStorefrontIT;
import dev.souk.storefront.testing.FakeService.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;
import org.springframework.graphql.test.tester.HttpGraphQlTester;

class LimitsIT extends AbstractStorefrontIT {

    @Test
    void aDocumentOfTooManyCallsIsRejectedBeforeTheFirst() {
        String wallets = IntStream.range(0, 21)
                .mapToObj("a%d: wallet { balanceCents }"::formatted)
                .collect(Collectors.joining(" ", "{", "}"));

        expectRejection(customer().document(wallets).execute(), "maximum query complexity exceeded");

        assertThat(USERS.requests()).noneMatch(request -> request.contains("wallet"));
    }

    @Test
    void aPageOfManyFieldsCostsAsManyElementsAsItHas() {
        String fields = IntStream.range(0, 30).mapToObj("n%d: name"::formatted).collect(Collectors.joining(" "));

        expectRejection(
                anonymous()
                        .document("{ items(first: 100) { nodes { %s } } }".formatted(fields))
                        .execute(),
                "maximum query complexity exceeded");
        assertThat(CARTS.requests()).isEmpty();
    }

    /** The limit of complexity counts a fragment once, and the response had it 48 times. */
    @Test
    void aFragmentThatIsSpreadOftenMakesNoLargeResponse() {
        String item = "{\"id\":\"%s\",\"sku\":\"S\",\"name\":\"N\",\"price_cents\":1,\"on_sale\":true,\"available\":1}"
                .formatted(UUID.randomUUID());
        CARTS.on("GET /items", Answer.json("{\"items\":[%1$s,%1$s,%1$s,%1$s],\"next_cursor\":null}".formatted(item)));
        String pages = fields(12, "a%d: items(first: 4) { ...Page }");
        String nodes = fields(40, "n%d: nodes { ...Item }");
        String names = fields(60, "f%d: name");

        expectRejection(
                anonymous()
                        .document("{ %s } fragment Page on ItemPage { %s } fragment Item on Item { %s }"
                                .formatted(pages, nodes, names))
                        .execute(),
                "The result has more than 50000 values.");
    }

    private static String fields(int count, String format) {
        return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining(" "));
    }

    /** The gateway counts a request once, and admits many of one client at the same time. */
    @Test
    void aClientThatAsksForManyFieldsLeavesCallsToTheOthers() {
        CARTS.on("GET /items", Answer.json("{\"items\":[],\"next_cursor\":null}"));
        String pages = "{%s}".formatted(fields(16, "a%d: items(first: 1) { nextCursor }"));
        Queue<String> problems = new ConcurrentLinkedQueue<>();

        awaitInAFlood(
                "/problems/too-many-requests",
                problems,
                () -> from("192.0.2.7")
                        .document(pages)
                        .execute()
                        .errors()
                        .satisfy(errors -> errors.forEach(error -> problems.add(
                                String.valueOf(error.getExtensions().get("type"))))));

        from("198.51.100.7").document(pages).executeAndVerify();
    }

    /** Sends 30 requests at once, until one has this result: on a busy machine they arrive one after the other. */
    private static <T> void awaitInAFlood(T result, Queue<T> results, Runnable request) {
        await().pollDelay(Duration.ZERO).atMost(Duration.ofMinutes(1)).until(() -> {
            try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, 30).forEach(_ -> all.execute(request));
            }
            return results.contains(result);
        });
    }

    /** An error would be all of the response, and hide what the mutations before it have done. */
    @Test
    void aMutationTooManyRespondsWithItsProblem() {
        String mutations = fields(19, "a%d: addToCart(itemId: \"x\") { ... on Problem { httpStatus } }");
        Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

        awaitInAFlood(
                429,
                statuses,
                () -> from("192.0.2.8")
                        .document("mutation {%s}".formatted(mutations))
                        .execute()
                        .path("a18.httpStatus")
                        .entity(Integer.class)
                        .satisfies(statuses::add));
    }

    /** The gateway limits {@code POST /users} further than other requests, and sees no field. */
    @Test
    void aClientRegistersALimitedNumberOfAccounts() {
        USERS.on("POST /users", Answer.json("{\"id\":\"019a9f5e-0000-7000-8000-000000000002\"}"));
        String register = """
                register(input: {email: "a", name: "A", password: "p"}) { ... on Problem { httpStatus detail } }""";
        String registrations = "mutation {%s}".formatted(fields(19, "a%d: " + register));
        Queue<String> rejections = new ConcurrentLinkedQueue<>();

        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 10)
                    .forEach(_ -> all.execute(() -> from("192.0.2.9")
                            .document(registrations)
                            .execute()
                            .path("*.detail")
                            .entityList(String.class)
                            .satisfies(rejections::addAll)));
        }

        assertThat(rejections).contains("This client registers too often; try again.");
        from("198.51.100.9")
                .document("mutation { %s }".formatted(register))
                .execute()
                .path("register.httpStatus")
                .pathDoesNotExist();
    }

    private HttpGraphQlTester from(String address) {
        return HttpGraphQlTester.create(
                http().mutate().defaultHeader("X-Forwarded-For", address).build());
    }

    @Test
    void aPageIsNotLargerThanAHundred() {
        anonymous()
                .document("{ items(first: 101) { nodes { id } } }")
                .execute()
                .errors()
                .satisfy(errors -> assertThat(errors.getFirst().getExtensions())
                        .containsEntry("type", "/problems/validation-failed"));
    }

    @Test
    void aDeepDocumentIsRejected() {
        expectRejection(
                anonymous()
                        .document(
                                "{ __schema { types { fields { type { ofType { ofType { ofType { ofType { name } } } } } } } } }")
                        .execute(),
                "maximum query depth exceeded");
    }

    @Test
    void theSchemaIsNotShown() {
        anonymous()
                .document("{ __schema { types { name } } }")
                .execute()
                .errors()
                .satisfy(errors -> assertThat(errors.getFirst().getMessage()).containsIgnoringCase("introspection"));
    }

    @Test
    void graphiQlIsNotServed() {
        file("/graphiql/index.html").expectStatus().isNotFound().expectBody();
        file("/graphiql/graphiql.min.js").expectStatus().isNotFound().expectBody();
    }

    @Test
    void aDocumentOfTooManyTokensIsRejected() {
        String fields = "id ".repeat(1100);

        anonymous()
                .document("{ items { nodes { %s } } }".formatted(fields))
                .execute()
                .errors()
                .satisfy(errors -> assertThat(errors.getFirst().getMessage()).contains("tokens"));
    }

    @Test
    void aPersistedQueryIsSentOnceAndNamedByItsHashAfterwards() throws Exception {
        CARTS.on("GET /items", Answer.json("{\"items\":[],\"next_cursor\":null}"));
        String query = "{ items(first: 7) { nextCursor } }";
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8)));
        var extensions = Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));

        assertThat(post(Map.of("extensions", extensions))).contains("PersistedQueryNotFound");
        assertThat(post(Map.of("query", query, "extensions", extensions))).contains("nextCursor");
        assertThat(post(Map.of("extensions", extensions))).contains("nextCursor");
        assertThat(CARTS.requests()).containsExactly("GET /items?limit=7", "GET /items?limit=7");
    }

    @Test
    void aQueryUnderTheHashOfAnotherIsRejected() {
        var extensions = Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", "0".repeat(64)));

        assertThat(post(Map.of("query", "{ items(first: 7) { nextCursor } }", "extensions", extensions)))
                .contains("errors");
        assertThat(post(Map.of("extensions", extensions))).contains("PersistedQueryNotFound");
    }

    @Test
    void aBodyThatIsTooLargeIsRejected() {
        http().post()
                .bodyValue(Map.of("query", "{" + " ".repeat(70_000) + "}"))
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody(); // which nobody would release, and Netty would log
    }

    private String post(Map<String, Object> body) {
        return String.valueOf(http().post()
                .bodyValue(body)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static void expectRejection(GraphQlTester.Response response, String reason) {
        response.errors()
                .satisfy(errors -> assertThat(errors.getFirst().getMessage()).contains(reason));
    }
}
