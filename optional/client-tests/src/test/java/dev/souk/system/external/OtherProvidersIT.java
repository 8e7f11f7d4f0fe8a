package dev.souk.system.external;

import static dev.souk.system.external.OidcProgram.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.session.Sessions;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The story of a customer who logs in by OpenID Connect at two providers that are not Souk's, and what their tokens may
 * do. Without Node.js, npm or its registry the test is skipped, and says so.
 */
class OtherProvidersIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final List<String> ATTACKERS = IntStream.range(0, ProviderTokens.ATTACKERS)
            .mapToObj("attack-%s@souk.example"::formatted)
            .toList();

    private static final String ISSUER = "SOUK_TOKEN_PROVIDER_ISSUER";
    private static final List<String> PROCESSES =
            List.of(Topology.GATEWAY.name(), Topology.USERS.name(), Topology.CARTS.name(), Topology.ORDERS.name());

    private final Path state;

    OtherProvidersIT(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    @BeforeAll
    static void install() throws IOException {
        OidcProgram.assumeIsInstalled();
    }

    @Test
    void aCustomerLogsInAtAnotherProvider() throws Exception {
        try (NodeProvider provider = NodeProvider.start(OidcProgram.FOLDER, state.resolveSibling("provider.log"));
                RunningSouk souk = Souk.LAUNCHER.launch(trusting(provider.issuer()), _ -> {})) {
            assertTheProviderDecides(provider.issuer(), souk, "");
            assertThat(new SoukClient(souk.gateway(), TIMEOUT)
                            .send(Call.post("/sessions", "{}"))
                            .expect(410)
                            .text("detail"))
                    .contains(provider.issuer());
            assertThat(new Sessions(souk.gateway()).status("/users/me", provider.machineToken()))
                    .isEqualTo(401);
        }
    }

    @Test
    void aCustomerLogsInAtKeycloak() throws Exception {
        boolean isWanted = Boolean.getBoolean("souk.keycloak");
        if (!isWanted) {
            System.out.println("SKIPPED, a login at Keycloak: the profile keycloak of Maven is off");
        }
        assumeTrue(isWanted, "Keycloak is wanted");
        SoukOptions options = ProviderTokens.options(state).with(OptionalPart.KEYCLOAK);
        try (RunningSouk souk = Souk.LAUNCHER.launch(options, _ -> {})) {
            String keycloak = souk.status().processes().stream()
                    .filter(process -> process.service().equals(Topology.KEYCLOAK.name()))
                    .map(process -> "http://localhost:" + process.port())
                    .findFirst()
                    .orElseThrow();
            assertTheProviderDecides(keycloak + "/realms/souk", souk, "create");
            String account = accountOfAda(souk);
            assertThat(account).contains("\"id\"");

            souk.kill(Topology.KEYCLOAK.name(), true);
            souk.start(Topology.KEYCLOAK.name());
            await().atMost(OidcProgram.LIMIT) // it has other keys now
                    .untilAsserted(() -> assertThat(accountOfAda(souk)).isEqualTo(account));
        }
    }

    private static String accountOfAda(RunningSouk souk) throws IOException, InterruptedException {
        return new PageSession(souk.gateway(), "ada", PASSWORD)
                .loggedIn()
                .get("/bff/api/users/me")
                .body();
    }

    /** With the value of {@code prompt} for which the provider registers those whom it does not know. */
    private void assertTheProviderDecides(String issuer, RunningSouk souk, String prompt) throws Exception {
        var program = new OidcProgram(issuer, souk);
        assertThat(program.story("ada")).contains("CONFIRMED, refreshed and logged out: CUSTOMER");
        assertThat(program.story("admin")).contains("CONFIRMED, refreshed and logged out: ADMIN");
        var users = new AccessMatrix.Tokens(program.token("ada"), program.token("grace"), program.token("admin"));
        var tokens = new ProviderTokens(issuer, souk, state);
        tokens.assertThatEachCredentialGetsWhatItsRowSays(users, Set.of());
        tokens.assertThatNoAttackGetsThrough(program.tokens(prompt, ATTACKERS));
    }

    private SoukOptions trusting(String issuer) {
        SoukOptions options = ProviderTokens.options(state);
        for (String process : PROCESSES) {
            options = options.withEnvironment(process, ISSUER, issuer);
        }
        return options;
    }
}
