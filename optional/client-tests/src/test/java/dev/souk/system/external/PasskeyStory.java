package dev.souk.system.external;

import static dev.souk.system.external.OidcCustomers.logIn;
import static dev.souk.system.external.OidcCustomers.register;
import static dev.souk.system.external.OidcProgram.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.browser.Browser;
import dev.souk.system.session.Sessions;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** An admin logs in by a passkey, in Chromium with an authenticator of its own. */
record PasskeyStory(RunningSouk souk, BrowserClient client) {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Of the device itself, which its user has unlocked. */
    private static final Map<String, Object> AUTHENTICATOR = Map.of(
            "protocol", "ctap2",
            "transport", "internal",
            "hasResidentKey", true,
            "hasUserVerification", true,
            "isUserVerified", true);

    /** As the script of the login page, but what is signed is sent with another signature first: that uses it up. */
    private static final String LOG_IN_TWICE = """
            const headers = { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': document.forms[0]._csrf.value };
            const post = (path, body) => fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
            const options = await (await post('/webauthn/authenticate/options')).json();
            const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
            const passkey = (await navigator.credentials.get({ publicKey })).toJSON();
            const { signature } = passkey.response;
            const tampered = { ...passkey, response: { ...passkey.response, signature: 'AAAA' + signature.slice(4) } };
            const first = await post('/login/webauthn', tampered);
            const page = new DOMParser().parseFromString(await (await fetch('/login')).text(), 'text/html');
            headers['X-XSRF-TOKEN'] = page.forms[0]._csrf.value;
            const second = await post('/login/webauthn', passkey);
            return first.status + ' ' + second.status;
            """;

    void play() throws IOException {
        try (Browser browser = Browser.open()) {
            browser.command("WebAuthn.enable", Map.of())
                    .command("WebAuthn.addVirtualAuthenticator", Map.of("options", AUTHENTICATOR));

            String email = register(souk);
            client.open(browser, souk.gateway());
            assertThat(statusOfManagement(browser)).isEqualTo("401");
            logIn(browser, email);
            browser.awaitText("#result", "CUSTOMER");
            browser.go(souk.gateway() + "/login");
            assertThat(statusOfManagement(browser)).isEqualTo("403");

            changeRole(email, "ADMIN");
            client.open(browser, souk.gateway());
            logIn(browser, email);
            browser.awaitText("#result", "ADMIN");
            browser.go(souk.gateway() + "/webauthn/register");
            browser.find("#label").sendKeys("laptop");
            browser.click("#register");
            browser.awaitText("table", "laptop");

            logOut(browser);
            client.open(browser, souk.gateway());
            browser.click("#passkey");
            browser.awaitText("#result", "CONFIRMED, refreshed: ADMIN " + email);

            logInAgain(browser);
            browser.go(souk.status().console() + "/login");
            browser.awaitText("#session-email", email);

            logOut(browser);
            browser.go(souk.status().console() + "/");
            browser.click("#session-button");
            browser.click("#sign-in-provider");
            browser.click("#passkey");
            browser.awaitText("#session-email", email);

            logOut(browser);
            browser.go(souk.gateway() + "/login");
            assertThat(browser.run(LOG_IN_TWICE)).isEqualTo("401 401");

            changeRole(email, "CUSTOMER");
            browser.go(souk.gateway() + "/login");
            browser.click("#passkey");
            browser.awaitText(".message", "No passkey of an admin was accepted.");
        }
    }

    /** A program gets a code soon after a login only. */
    private void logInAgain(Browser browser) {
        browser.go(souk.gateway() + "/login");
        browser.click("#passkey");
        browser.find("#session-button"); // the shop page
    }

    private void logOut(Browser browser) {
        logInAgain(browser);
        client.open(browser, souk.gateway());
        browser.awaitText("#result", "ADMIN");
        browser.click("button");
        browser.find("#session-button");
    }

    private static String statusOfManagement(Browser browser) {
        browser.find("[name=password]"); // a page of the shop, not of the client
        return browser.run("return (await fetch('/webauthn/register')).status");
    }

    private void changeRole(String email, String role) throws IOException {
        var admin = souk.status().admin();
        var sessions = new Sessions(souk.gateway());
        var shop = new SoukClient(souk.gateway(), TIMEOUT);
        String id = shop.send(Call.get("/users/me").withToken(sessions.logIn(email, PASSWORD)))
                .text("id");
        var change = new Call("PUT", "/users/" + id + "/role", Map.of(), "{\"role\":\"%s\"}".formatted(role));
        shop.send(change.with("Content-Type", "application/json")
                        .with("If-Match", "*")
                        .withIdempotencyKey()
                        .withToken(sessions.logIn(admin.email(), admin.password())))
                .expect(200);
    }
}
