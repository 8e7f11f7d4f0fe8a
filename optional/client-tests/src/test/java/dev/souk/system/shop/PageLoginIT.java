package dev.souk.system.shop;

import static dev.souk.system.external.PageSession.CALLBACK;
import static dev.souk.system.external.PageSession.SESSION_COOKIE;
import static dev.souk.system.external.PageSession.START;
import static dev.souk.system.external.PageSession.location;
import static dev.souk.system.shop.ShopPage.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.external.PageSession;
import dev.souk.system.session.Sessions;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/**
 * The shop page logs in by OpenID Connect, in a browser, and attacks on that login. Two instances have the sessions,
 * and a token is refreshed some seconds after it was issued.
 */
class PageLoginIT extends ShopBrowserTest {

    private static final String USERS = Topology.USERS.name();
    private static final String CART = "/bff/api/cart";
    private static final String SESSION = "/bff/session";
    private static final String LOGOUT = "/bff/logout";
    private static final String FAILED = "/?login=failed";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Refreshed a minute before it ends. */
    private static final String TOKEN_LIFETIME = "61s";

    @Override
    SoukOptions with(SoukOptions options) {
        return options.with(OptionalPart.STOREFRONT)
                .with(OptionalPart.GRPC)
                .with(OptionalPart.OIDC)
                .with(Topology.BFF.name(), 2)
                .withEnvironment(USERS, "SOUK_SIGNING_TOKENLIFETIME", TOKEN_LIFETIME);
    }

    /** Most tests need no browser; the others open it. */
    @Override
    void open() {}

    @Override
    @AfterEach
    void close() {
        if (page != null) {
            page.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"REST", "GraphQL", "gRPC-Web"})
    void aCustomerLogsInBuysSomethingAndLogsOutWithoutATokenInTheBrowser(String protocol) throws IOException {
        super.open();
        if (!protocol.equals("REST")) {
            page.choose(protocol);
        }
        page.go("wallet");
        String email =
                "ada-%s@souk.example".formatted(UUID.randomUUID().toString().substring(0, 8));
        browser.find("#session-button").click();
        if (protocol.equals("REST")) {
            page.inspect("login-elsewhere"); // as with the other protocols
        }
        browser.find("#login-switch").click();
        page.fillIn("Ada", email, PASSWORD);
        browser.find("[name=email]").sendKeys(email);
        browser.find("[name=password]").sendKeys(PASSWORD);
        browser.click("form button");
        browser.awaitText("#session-email", email);
        browser.awaitText("#balance", "0.00"); // the place that was left
        page.deposit("30.00");
        page.addToCart(teapot);
        page.checkOut();
        page.awaitOrder("Your order is confirmed. 25.00 was paid");
        page.reload();
        browser.awaitText("#session-email", email);

        String token = api.token(email, PASSWORD);
        assertThat(api.orders(token)).hasSize(1);
        assertThat(browser.run("return JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"))
                .contains("__Host-souk-page-csrf")
                .doesNotContain("eyJ", "__Host-souk-page=");
        assertThat(browser.scriptErrors()).isEmpty();
        browser.find("#session-button").click();
        browser.awaitText("#message", "You are logged out, on all devices.");
        var sessions = new Sessions(souk.gateway());
        await().atMost(TIMEOUT).until(() -> sessions.status("/cart", token) == 401);
        assertThat(browser.run("return (await fetch('/bff/session')).status")).isEqualTo("204");
    }

    @Test
    void callsAtTheSameTimeUseEachRefreshTokenOnceAndTheLoginGoesOn() throws Exception {
        PageSession customer = customer().loggedIn();

        await().during(Duration.ofSeconds(5)) // for four tokens
                .atMost(TIMEOUT)
                .until(() -> areAllAnswered(customer));
    }

    @Test
    void callsAtTheSameTimeGoOnWithTheOldTokenWhileTheProviderHangs() throws Exception {
        PageSession customer = customer().loggedIn();
        souk.pause(USERS);
        try {
            await().during(Duration.ofSeconds(5)) // from the first second on each call refreshes
                    .atMost(TIMEOUT)
                    .until(() -> areAllAnswered(customer));
        } finally {
            souk.resume(USERS);
            awaitProvider();
        }
        await().during(Duration.ofSeconds(3)) // although responses to the first refreshes were lost
                .atMost(TIMEOUT)
                .until(() -> areAllAnswered(customer));
    }

    @Test
    void anInstanceThatStartsWhileTheProviderIsDownGoesOnWithTheOldTokenAndSaysThatANewLoginFails() throws Exception {
        PageSession next = customer();
        PageSession customer = customer().loggedIn(); // its token lasts for a minute, in which all of this has to pass
        souk.kill("bff-service#2", true); // it has read the discovery document, and is the faster one
        souk.kill(USERS, true);
        try {
            souk.kill("bff-service#1", true);
            souk.start("bff-service#1");
            await().during(Duration.ofSeconds(5)).atMost(TIMEOUT).until(() -> areAllAnswered(customer));
            await().atMost(TIMEOUT).until(() -> location(next.get(START)).equals(FAILED));
        } finally {
            souk.start(USERS);
            souk.start("bff-service#2");
            awaitProvider();
        }
    }

    private void awaitProvider() {
        for (int login = 0; login < 4; login++) { // at each instance
            await().atMost(TIMEOUT)
                    .ignoreExceptions()
                    .until(() -> !customer().callback(START).isEmpty());
        }
    }

    @Test
    void aLoginBeginsWithGetAlone() throws Exception {
        PageSession customer = customer();

        assertThat(customer.send("OPTIONS", START, "", Map.of()).statusCode()).isEqualTo(405);
        assertThat(customer.send("HEAD", START, "", Map.of()).statusCode()).isEqualTo(405);
        assertThat(customer.call("POST", START, "").statusCode()).isEqualTo(405);
        assertThat(customer.cookies).doesNotContainKey(SESSION_COOKIE);
    }

    /** Found by a review: it showed Ada, and ordered for whoever had logged in after her in another tab. */
    @ParameterizedTest
    @CsvSource({"document, visibilitychange", "window, focus"})
    void aPageThatIsSeenAgainShowsWhoHasLoggedInMeanwhile(String target, String event) throws IOException {
        openLoggedIn();
        browser.run("window.seen = 'before'; const call = fetch; window.fetch = (path, options) =>"
                + " path === '/bff/session' ? Promise.resolve(Response.json({ name: 'bob' })) : call(path, options)");

        browser.run("%s.dispatchEvent(new Event('%s'))".formatted(target, event));

        await().atMost(TIMEOUT)
                .ignoreExceptions() // while it is loaded
                .until(() -> browser.run("return String(window.seen)").equals("undefined"));
    }

    /** Found by a review: it asked for a login until it was loaded again. */
    @Test
    void aPageOfNobodyThatIsSeenAgainShowsWhoHasLoggedInMeanwhile() throws IOException {
        super.open();
        browser.findEnabled("#session-button");
        browser.run("window.seen = 'before'; const call = fetch; window.fetch = (path, options) =>"
                + " path === '/bff/session' ? Promise.resolve(Response.json({ name: 'bob' })) : call(path, options)");

        browser.run("window.dispatchEvent(new Event('focus'))");

        await().atMost(TIMEOUT)
                .ignoreExceptions() // while it is loaded
                .until(() -> browser.run("return String(window.seen)").equals("undefined"));
    }

    /** Found by a review: a second window ordered for whoever had logged in meanwhile. */
    @Test
    void aPageWhoseLoginWasReplacedChangesNothingUntilItKnowsThatItIsTheSameAccount() throws IOException {
        openLoggedIn();
        browser.run("window.real = fetch; window.fetch = (path, options) =>"
                + " path === '/bff/session' ? new Promise(() => {}) : real(path, options)");
        browser.run("document.cookie = '__Host-souk-page-csrf=other; Path=/; Secure; SameSite=Strict'");
        browser.find("#deposit-amount").sendKeys("30.00", Keys.ENTER);
        browser.awaitText("#message", "Not done: another account is logged in now.");

        browser.run("window.fetch = real; window.dispatchEvent(new Event('focus'))");
        await().atMost(TIMEOUT).until(() -> {
            browser.find("#deposit-amount").sendKeys(Keys.ENTER);
            return browser.text().contains("30.00 is in your wallet");
        });
    }

    @Test
    void aLogoutThatIsRefusedIsNotSaidToBeOneOfAllDevices() throws IOException {
        openLoggedIn();
        browser.run("const call = fetch; window.fetch = (path, options) =>"
                + " call(path, path === '/bff/logout' ? { ...options, headers: {} } : options)");

        browser.find("#session-button").click();

        browser.awaitText("#message", "but perhaps not on other devices");
    }

    private void openLoggedIn() throws IOException {
        super.open();
        String email = email();
        page.go("wallet");
        browser.find("#session-button").click();
        browser.find("#login-submit").click();
        browser.find("[name=email]").sendKeys(email);
        browser.find("[name=password]").sendKeys(PASSWORD);
        browser.click("form button");
        browser.awaitText("#session-email", email);
    }

    private static boolean areAllAnswered(PageSession customer) throws InterruptedException {
        Callable<Integer> call = () -> customer.get(CART).statusCode();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Stream.generate(() -> call).limit(15).toList()).stream()
                    .allMatch(answered -> answered.resultNow() == 200);
        }
    }

    @Test
    void aLoginSurvivesTheInstanceThatItWasMadeAt() throws Exception {
        PageSession customer = customer().loggedIn();
        souk.kill("bff-service#1", true);
        try {
            await().atMost(TIMEOUT).until(() -> customer.get(CART).statusCode() == 200);
            assertThat(customer.get(SESSION).statusCode()).isEqualTo(200);
        } finally {
            souk.start("bff-service#1");
        }
    }

    @Test
    void aChangeWithoutTheTokenAgainstForgedRequestsIsRefused() throws Exception {
        PageSession customer = customer().loggedIn();
        String line = "{\"item_id\":\"%s\",\"quantity\":1}".formatted(teapot.id());
        Map<String, String> forged = Map.of("X-XSRF-TOKEN", UUID.randomUUID().toString());

        assertThat(customer.send("POST", CART, line, Map.of()).statusCode()).isEqualTo(403);
        assertThat(customer.send("POST", CART, line, forged).statusCode()).isEqualTo(403);
        assertThat(customer.send("DELETE", CART, "", Map.of()).statusCode()).isEqualTo(403);
        assertThat(customer.send("POST", LOGOUT, "", Map.of()).statusCode()).isEqualTo(403);
        assertThat(customer.get(SESSION).statusCode()).isEqualTo(200);
        assertThat(customer.call("POST", CART, line).statusCode()).isEqualTo(200);
    }

    @Test
    void theLoginOfSomebodyElseIsNotAccepted() throws Exception {
        String stolen = customer().callback(START);
        PageSession victim = customer();
        PageSession duringLogin = customer();
        duringLogin.get(START);

        assertThat(location(victim.get(stolen))).isEqualTo(FAILED);
        assertThat(location(duringLogin.get(stolen))).isEqualTo(FAILED);
        assertThat(victim.get(SESSION).statusCode()).isEqualTo(204);
        assertThat(duringLogin.get(SESSION).statusCode()).isEqualTo(204);
    }

    @Test
    void aCallbackWithoutItsStateOrASecondTimeIsRefused() throws Exception {
        PageSession customer = customer();
        String callback = customer.callback(START);

        assertThat(location(customer.get(callback.replaceFirst("&state=[^&]*", ""))))
                .isEqualTo(FAILED);
        assertThat(location(customer.get(callback.replaceFirst("state=[^&]*", "state=guessed"))))
                .isEqualTo(FAILED);
        assertThat(customer.get(SESSION).statusCode()).isEqualTo(204);
        assertThat(location(customer.get(CALLBACK + "?error=access_denied&state=guessed")))
                .isEqualTo(FAILED);
        assertThat(location(customer.get(callback))).isEqualTo("/");
        assertThat(location(customer.get(callback))).isEqualTo(FAILED);
    }

    @Test
    void aSessionThatWasPlantedBeforeTheLoginIsWorthNothingAfterIt() throws Exception {
        PageSession attacker = customer();
        attacker.get(START);
        String planted = attacker.cookies.get(SESSION_COOKIE);
        PageSession victim = customer();
        victim.cookies.put(SESSION_COOKIE, planted);
        victim.loggedIn();

        assertThat(victim.cookies.get(SESSION_COOKIE)).isNotEqualTo(planted);
        assertThat(attacker.get(SESSION).statusCode()).isEqualTo(204);
        assertThat(attacker.get(CART).statusCode()).isEqualTo(401);
    }

    @Test
    void noParameterLeadsToAnotherAddressAfterLoginOrLogout() throws Exception {
        String elsewhere = "https%3A%2F%2Fevil.example";
        PageSession customer = customer();
        String start = location(customer.get(START + "?redirect_uri=" + elsewhere + "&continue=" + elsewhere));
        assertThat(start).startsWith(souk.gateway() + "/oauth2/authorize?").doesNotContain("evil");
        String callback = customer.callback(START + "?redirect_uri=" + elsewhere);
        assertThat(callback).startsWith(souk.gateway() + CALLBACK);
        assertThat(location(customer.get(callback + "&continue=" + elsewhere + "&redirect_uri=" + elsewhere)))
                .isEqualTo("/");

        assertThat(location(customer.call("POST", LOGOUT + "?post_logout_redirect_uri=" + elsewhere, "")))
                .startsWith(souk.gateway() + "/connect/logout?")
                .doesNotContain("evil");
    }

    @Test
    void theServiceDoesNotCallItself() throws Exception {
        PageSession customer = customer().loggedIn();

        assertThat(customer.get("/bff/api/items").statusCode()).isEqualTo(200);
        assertThat(customer.get("/bff/api/bff/api/items").statusCode()).isEqualTo(404);
        assertThat(customer.get("/bff/api/%62ff/api/items").statusCode()).isIn(400, 404);
    }

    @Test
    void aLogoutEverywhereEndsTheSessionOfThePage() throws Exception {
        String email = email();
        PageSession customer = new PageSession(souk.gateway(), email, PASSWORD).loggedIn();
        new Sessions(souk.gateway()).logOut(api.token(email, PASSWORD));

        await().atMost(TIMEOUT).until(() -> customer.get(CART).statusCode() == 401);
        assertThat(customer.get(SESSION).statusCode()).isEqualTo(204);
        assertThat(customer.cookies).doesNotContainKey(SESSION_COOKIE);
    }

    @Test
    void theLogoutOfThePageEndsItsSessionAlone() throws Exception {
        String email = email();
        PageSession customer = new PageSession(souk.gateway(), email, PASSWORD).loggedIn();
        PageSession other = new PageSession(souk.gateway(), email, PASSWORD).loggedIn();
        PageSession copy = new PageSession(souk.gateway(), email, PASSWORD);
        copy.cookies.putAll(customer.cookies);

        assertThat(customer.call("POST", LOGOUT, "").statusCode()).isEqualTo(200);
        assertThat(copy.get(CART).statusCode()).isEqualTo(401);
        assertThat(other.get(CART).statusCode()).isEqualTo(200);
    }

    private PageSession customer() throws IOException {
        return new PageSession(souk.gateway(), email(), PASSWORD);
    }

    private String email() throws IOException {
        String email = UUID.randomUUID() + "@souk.example";
        String account = Json.MAPPER.writeValueAsString(Map.of("email", email, "name", "Zoë", "password", PASSWORD));
        new SoukClient(souk.gateway(), TIMEOUT)
                .send(Call.post("/users", account))
                .expect(201);
        return email;
    }
}
