package dev.souk.system.shop;

import static dev.souk.system.shop.ShopPage.PASSWORD;
import static dev.souk.system.shop.ShopPage.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.SoukOptions;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shop page by each of its protocols, in a browser; the REST API says whether what it shows is true. */
class ShopProtocolsIT extends ShopBrowserTest {

    private static final String GRAPHQL = "GraphQL";
    private static final String GRPC_WEB = "gRPC-Web";

    /** What goes by each protocol while a customer buys something. */
    private static final Map<String, String[]> CALLS = Map.of(
            GRAPHQL,
            new String[] {
                "register GraphQL",
                "deposit GraphQL",
                "addToCart GraphQL",
                "cart, wallet GraphQL",
                "checkOut GraphQL",
                "order GraphQL",
                "orders GraphQL",
                "/sessions REST",
                "/wallet/entries REST"
            },
            GRPC_WEB,
            new String[] {
                "souk.user.v1.UserService/CreateUser gRPC-Web",
                "souk.order.v1.OrderService/GetOrder gRPC-Web",
                "souk.order.v1.OrderService/ListOrders gRPC-Web",
                "/sessions REST",
                "/cart REST",
                "/items REST"
            });

    @Override
    SoukOptions with(SoukOptions options) {
        return options.with(OptionalPart.STOREFRONT).with(OptionalPart.GRPC);
    }

    @ParameterizedTest
    @ValueSource(strings = {GRAPHQL, GRPC_WEB})
    void aCustomerBuysSomethingAndThePageShowsWhatEachCallCost(String protocol) throws IOException {
        page.choose(protocol);
        String token = api.token(page.register(), PASSWORD);
        page.deposit("30.00");
        page.addToCart(teapot);
        page.go("cart");
        browser.awaitText("#cart-balance", "30.00");
        page.checkOut();
        page.awaitOrder("Your order is confirmed. 25.00 was paid");
        assertThat(browser.find("ol.progress").getText())
                .containsSubsequence("Order placed", "Items reserved for you", "Paid and confirmed");
        page.go("orders");
        browser.awaitText("main ul", "1 × Copper teapot");
        page.go("wallet");
        browser.awaitText("#balance", money(api.balance(token)));

        assertThat(api.orders(token))
                .singleElement()
                .satisfies(
                        order -> assertThat(order.path("status").asString("")).isEqualTo("CONFIRMED"));
        browser.click("#calls-summary");
        assertThat(page.calls()).contains(CALLS.get(protocol));
        page.inspect("calls-" + protocol);
        assertThat(browser.scriptErrors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {GRAPHQL, GRPC_WEB})
    void aStreamThatBreaksIsContinued(String protocol) {
        page.choose(protocol);
        String token = api.token(page.register(), PASSWORD);
        page.deposit("30.00");
        page.addToCart(teapot);
        souk.pause("kafka"); // no other service hears of the order
        try {
            page.checkOut();
            browser.awaitText("#order-connection", "shows each step as it happens");
            souk.kill("order-service#1", true);
            browser.awaitText("#order-connection", "Trying again");
            browser.run(
                    "const later = setTimeout; window.setTimeout = (task, limit) =>" // 15 s: it has fallen silent
                            + " later(task, limit === 15_000 ? limit : Math.min(limit, 3_000))");
        } finally {
            souk.resume("kafka"); // order-service is not ready without it
            souk.start("order-service#1");
        }
        page.awaitOrder("Your order is confirmed");

        assertThat(browser.find("ol.progress").getText())
                .containsSubsequence("Order placed", "Items reserved for you", "Paid and confirmed");
        assertThat(api.orders(token)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource
    void aPartThatHasDiedTakesNothingElseWithIt(String protocol, String part, String call) {
        page.choose(protocol);
        souk.kill(part, true);
        try {
            assertThat(api.anybody().post(call, "{}").expect(503).header("Retry-After"))
                    .isPresent();
            page.reload();
            browser.awaitText("#message", protocol + " does not answer");
            browser.awaitText("main", "Copper teapot"); // by REST
        } finally {
            souk.start(part);
        }
        await().untilAsserted(() ->
                assertThat(api.anybody().post(call, "{}").status()).isNotEqualTo(503));
    }

    static Stream<Arguments> aPartThatHasDiedTakesNothingElseWithIt() {
        return Stream.of(
                Arguments.of(GRAPHQL, "storefront-service", "/graphql"),
                Arguments.of(GRPC_WEB, "grpc-service", "/souk.order.v1.OrderService/GetOrder"));
    }

    @ParameterizedTest
    @ValueSource(strings = {GRAPHQL, GRPC_WEB})
    void aRejectionHasTheSameWordsByEachProtocol(String protocol) {
        page.choose(protocol);
        browser.find("#session-button").click();
        browser.find("#login-switch").click();
        page.fillIn("Ada", souk.status().admin().email(), PASSWORD);
        browser.awaitText("#login-problem", "There is an account with this e-mail address already");
        page.fillIn("Ada", "ada@souk.example", "password password");
        browser.awaitText("#login-problem", "Please correct: password");
    }

    @Test
    void whoHasLoggedInIsLoggedInOnThePageOfQueriesToo() throws IOException {
        page.register();
        page.deposit("30.00");
        page.openFile("graphiql");
        browser.find(".graphiql-execute-button").click();
        browser.awaitText(".result-window", api.firstItem().name());
        query("{ wallet { balanceCents } }");
        browser.awaitText(".result-window", "3000");
        browser.screenshot("graphiql");
        assertThat(browser.scriptErrors()).isEmpty(); // GraphiQL logs what follows
        query("subscription { orderChanged(id: \"%s\") { status } }".formatted(UUID.randomUUID()));
        browser.awaitText(".result-window", "/problems/not-found"); // by the WebSocket
    }

    /** GraphiQL parses what is typed after a moment, and only then knows a subscription. */
    private void query(String text) {
        String editor = "const editor = document.querySelector('.graphiql-query-editor .CodeMirror').CodeMirror;";
        browser.run(editor + "editor.setValue('%s'); return ''".formatted(text));
        await().until(() -> browser.run(editor + "return editor.documentAST?.loc.source.body")
                .equals(text));
        browser.find(".graphiql-execute-button").click();
    }

    @Test
    void theChoiceIsKeptWhenThePageIsLoadedAgain() {
        page.choose(GRAPHQL);
        page.reload();
        browser.awaitText("main", "Copper teapot");
        browser.click("#calls-summary");

        assertThat(browser.find("#protocol").getDomProperty("value")).isEqualTo("graphql");
        assertThat(page.calls()).containsPattern("items.* GraphQL").doesNotContain("/items REST");
    }
}
