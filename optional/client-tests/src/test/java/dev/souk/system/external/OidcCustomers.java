package dev.souk.system.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.browser.Browser;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Customers who log in at Souk's own provider. */
final class OidcCustomers {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private OidcCustomers() {}

    /** The e-mail address of a new one, with the password of all programs. */
    static String register(RunningSouk souk) throws IOException {
        return register(souk, OidcProgram.PASSWORD);
    }

    static String register(RunningSouk souk, String password) throws IOException {
        String email = UUID.randomUUID() + "@souk.example";
        String account = Json.MAPPER.writeValueAsString(Map.of("email", email, "name", "Zoë", "password", password));
        var client = new SoukClient(souk.gateway(), TIMEOUT);
        await().pollDelay(Duration.ZERO) // the gateway lets an address have 7 a second
                .until(() -> client.send(Call.post("/users", account)), reply -> reply.status() != 429)
                .expect(201);
        return email;
    }

    /** Fills in the login page. */
    static void logIn(Browser browser, String email) {
        browser.find("[name=email]").sendKeys(email);
        browser.find("[name=password]").sendKeys(OidcProgram.PASSWORD);
        browser.click("form button");
    }

    /** By a program, and on the shop page. */
    static void assertThatOneLogsIn(RunningSouk souk) throws IOException, InterruptedException {
        String email = register(souk);

        assertThat(new OidcProgram(souk.gateway(), souk).story(email))
                .contains("CONFIRMED, refreshed and logged out: CUSTOMER");
        assertThat(new PageSession(souk.gateway(), email, OidcProgram.PASSWORD)
                        .loggedIn()
                        .get("/bff/api/cart")
                        .statusCode())
                .isEqualTo(200);
    }
}
