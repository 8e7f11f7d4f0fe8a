package dev.souk.system.shop;

import static dev.souk.system.shop.ShopPage.PASSWORD;
import static dev.souk.system.shop.ShopPage.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.souk.launcher.prepare.SourceTree;
import dev.souk.launcher.running.RunningSouk;
import dev.souk.launcher.running.Souk;
import dev.souk.launcher.running.SoukOptions;
import dev.souk.system.browser.Browser;
import dev.souk.system.shop.ShopApi.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shop page by each of its protocols, in a browser; the REST API says whether what it shows is true. */
class ShopProtocolsIT {

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

    private static RunningSouk souk;
    private static ShopApi api;
    private static Item teapot;

    private ShopPage page;
    private Browser browser;

    @BeforeAll
    static void start(@TempDir Path temporary) {
        assumeThat(Browser.isInstalled())
                .as("chromium and chromedriver are installed (Debian: apt-get install chromium-driver)")
                .isTrue();
        souk = Souk.launch(
                SoukOptions.isolated(SourceTree.containing(Path.of("")), temporary.resolve(".souk"))
                        .withStorefront()
                        .withGrpc(0),
                _ -> {});
        api = new ShopApi(souk.gateway(), souk.status().admin());
        teapot = api.addItem("Copper teapot", 2_500, 1_000);
    }

    @AfterAll
    static void stop() {
        if (souk != null) {
            souk.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        page = ShopPage.open(souk.gateway());
        browser = page.browser();
    }

    @AfterEach
    void close() {
        page.close();
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
    void theChoiceIsKeptWhenThePageIsLoadedAgain() {
        page.choose(GRAPHQL);
        page.reload();
        browser.awaitText("main", "Copper teapot");
        browser.click("#calls-summary");

        assertThat(browser.find("#protocol").getDomProperty("value")).isEqualTo("graphql");
        assertThat(page.calls()).contains("items GraphQL").doesNotContain("/items REST");
    }
}
