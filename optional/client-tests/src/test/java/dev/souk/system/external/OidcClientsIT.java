package dev.souk.system.external;

import static dev.souk.system.external.OidcCustomers.register;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.Topology;
import dev.souk.system.browser.Browser;
import dev.souk.tools.demo.DemoScenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Users log in by OpenID Connect at Souk's provider, by clients that are not Souk's: programs, pages, passkeys and
 * curl. No test changes what another one needs. Without Node.js, npm or its registry those that need it are skipped,
 * and say so.
 */
@TestInstance(Lifecycle.PER_CLASS)
class OidcClientsIT {

    /** That of {@code shop.yaml}, with which attacks try to log in. */
    private static final String ATTACKERS_PASSWORD = "a long password of the attacks";

    /** At other providers an account has no tokens. */
    private static final Set<String> ENDS_TOKENS = Set.of(
            "DELETE /sessions", "DELETE /users/{id}", "POST /users/me/password", "POST /admin/signing-keys/rotation");

    private Path folder;
    private BrowserClient page;
    private RunningSouk souk;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        page = BrowserClient.start();
        SoukOptions options = ProviderTokens.options(folder.resolve(".souk"))
                .with(OptionalPart.OIDC)
                .withEnvironment(Topology.USERS.name(), "SOUK_OIDC_PASSKEYS", "true")
                .withEnvironment(Topology.GATEWAY.name(), "SOUK_GATEWAY_CORS_ALLOWEDORIGINS", page.origin())
                // the attacker is not bff-service
                .withEnvironment(Topology.GATEWAY.name(), "SOUK_GATEWAY_REQUEST_TRUSTEDPROXIES", "192.0.2.1/32");
        souk = Souk.LAUNCHER.launch(options, _ -> {});
        new DemoScenario(souk.gateway()).run(); // repeats calls to services that have just started
    }

    @AfterAll
    void stop() {
        if (page != null) {
            page.close();
        }
        if (souk != null) {
            souk.close();
        }
    }

    @Test
    void aCustomerLogsIn() throws Exception {
        OidcProgram.assumeIsInstalled();

        OidcCustomers.assertThatOneLogsIn(souk);
    }

    @Test
    void aTokenMayDoWhatTheTablesSayAndNoAttackGetsThrough() throws Exception {
        OidcProgram.assumeIsInstalled();
        var program = new OidcProgram(souk.gateway(), souk);
        AdminAccount admin = souk.status().admin();
        var users = new AccessMatrix.Tokens(
                program.token(register(souk)),
                program.token(register(souk)),
                program.token(admin.email(), admin.password()));
        var tokens = new ProviderTokens(souk.gateway(), souk, folder.resolve(".souk"));
        tokens.assertThatEachCredentialGetsWhatItsRowSays(users, ENDS_TOKENS);
        var attackers = new ArrayList<String>();
        for (int number = 0; number < ProviderTokens.ATTACKERS; number++) {
            attackers.add(register(souk, ATTACKERS_PASSWORD));
        }
        tokens.assertThatNoAttackGetsThrough(program.tokens("", ATTACKERS_PASSWORD, attackers));
    }

    @Test
    void aCustomerLogsInInABrowser() throws Exception {
        OidcProgram.assumeIsInstalled();
        Browser.assumeIsInstalled();
        var customer = new BrowserLogins(souk.gateway(), register(souk));

        customer.swaggerUiLogsIn();
        customer.oidcClientTsPlaysTheStory(page);
        customer.springSecurityPlaysTheStory();
    }

    @Test
    void aPasskeyLogsInWhoeverIsAnAdmin() throws Exception {
        OidcProgram.assumeIsInstalled();
        Browser.assumeIsInstalled();

        new PasskeyStory(souk, page).play();
    }

    @Test
    void aCustomerLogsInByTheCommandsOfThePageAndRefreshesTheToken() throws Exception {
        LoginCommands commands = LoginCommands.of(souk, folder);
        JsonNode tokens = commands.logIn(register(souk));
        commands.assertIsAccepted(tokens);

        String refreshToken = tokens.path("refresh_token").asString();
        commands.assertIsAccepted(commands.refresh(refreshToken));
        assertThat(commands.refresh(refreshToken).path("error").asString())
                .as("the same one again")
                .isEqualTo("invalid_grant");
    }

    @Test
    void aMachineAddsStockByTheCommandsOfThePage() throws Exception {
        LoginCommands commands = LoginCommands.of(souk, folder);

        assertThat(commands.addStock(commands.newItem()).path("on_hand").asInt())
                .isEqualTo(20);
    }
}
