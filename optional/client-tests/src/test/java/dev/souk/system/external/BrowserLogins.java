package dev.souk.system.external;

import static dev.souk.system.external.OidcCustomers.logIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.system.browser.Browser;
import java.io.IOException;
import java.time.Duration;
import org.openqa.selenium.Keys;
import org.springframework.context.ConfigurableApplicationContext;

/** Logins of a customer at Souk's provider, in a browser, by clients that are not Souk's. */
record BrowserLogins(String gateway, String email) {

    void swaggerUiLogsIn() throws IOException {
        try (Browser browser = Browser.open()) {
            browser.go(gateway + "/login");
            logIn(browser, email);
            browser.awaitGone("[name=password]");
            browser.go(gateway + "/swagger-ui/index.html");
            browser.click(".scheme-container .authorize");
            browser.tabTo("[aria-label='Apply given OAuth2 credentials']");
            browser.type(Keys.ENTER); // the window that opens has a login already
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(browser.run(
                                    "return ui.authSelectors.authorized().getIn(['login', 'token', 'token_type'])"))
                            .isEqualTo("Bearer"));
        }
    }

    void oidcClientTsPlaysTheStory(BrowserClient page) throws IOException {
        try (Browser browser = Browser.open()) {
            page.open(browser, gateway);
            logIn(browser, email);
            browser.awaitText("#result", "CONFIRMED, refreshed: CUSTOMER " + email);
            browser.click("button");
            browser.find("#session-button"); // the shop page, to which the logout leads
            page.open(browser, gateway);
            browser.find("[name=password]");
        }
    }

    void springSecurityPlaysTheStory() throws IOException {
        try (ConfigurableApplicationContext client = SpringClient.start(gateway);
                Browser browser = Browser.open()) {
            String address = "http://127.0.0.1:" + client.getEnvironment().getRequiredProperty("local.server.port");
            browser.go(address);
            logIn(browser, email);
            browser.awaitText("body", "CONFIRMED: " + email);
            browser.go(address + "/logout");
            browser.click("button");
            browser.find("#session-button");
            browser.go(address);
            browser.find("[name=password]");
        }
    }
}
