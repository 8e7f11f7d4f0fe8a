package dev.souk.system.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.api.Program;
import dev.souk.system.browser.Browser;
import dev.souk.system.repository.Npm;
import dev.souk.system.repository.Repository;
import dev.souk.system.session.Sessions;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/**
 * The story of a customer who logs in by OpenID Connect, by a client that is not Souk's: at Souk's provider, and at two
 * that are not Souk's. Without Node.js, npm or its registry the test is skipped, and says so.
 */
class OidcClientsIT {

    private static final Duration STORY_LIMIT = Duration.ofSeconds(60);
    private static final Path FOLDER = Repository.ROOT.resolve("optional/oidc/node");
    private static final String PASSWORD = "correct horse battery";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String ISSUER = "SOUK_TOKEN_PROVIDER_ISSUER";
    private static final List<String> PROCESSES =
            List.of(Topology.GATEWAY.name(), Topology.USERS.name(), Topology.CARTS.name(), Topology.ORDERS.name());

    private final Path state;

    OidcClientsIT(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        Optional<String> missing = new Npm(FOLDER).install();
        missing.ifPresent(why -> System.out.println("SKIPPED, clients of OpenID Connect: " + why));
        assumeTrue(missing.isEmpty(), () -> "The client cannot run: " + missing.orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCustomerLogsInAtSouksProvider(boolean tls) throws Exception {
        SSLContext before = SSLContext.getDefault();
        try (RunningSouk souk = Souk.launch(options().tls(tls).with(OptionalPart.OIDC), _ -> {})) {
            String email = UUID.randomUUID() + "@souk.example";
            String account =
                    Json.MAPPER.writeValueAsString(Map.of("email", email, "name", "Zoë", "password", PASSWORD));
            new SoukClient(souk.gateway(), TIMEOUT)
                    .send(Call.post("/users", account))
                    .expect(201);

            assertThat(story(souk.gateway(), souk, email)).contains("CONFIRMED, refreshed and logged out: CUSTOMER");
            assertThat(new PageSession(souk.gateway(), email, PASSWORD)
                            .loggedIn()
                            .get("/bff/api/cart")
                            .statusCode())
                    .isEqualTo(200);
            if (Browser.isInstalled() && !tls) { // it does not know the authority
                assertSwaggerUiLogsIn(souk.gateway(), email);
            }
        } finally {
            SSLContext.setDefault(before);
        }
    }

    private static void assertSwaggerUiLogsIn(String gateway, String email) throws IOException {
        try (Browser browser = Browser.open(Path.of("target", "screenshots"))) {
            browser.go(gateway + "/login");
            browser.find("[name=email]").sendKeys(email);
            browser.find("[name=password]").sendKeys(PASSWORD);
            browser.click("form button");
            browser.awaitGone("[name=password]");
            browser.go(gateway + "/swagger-ui/index.html");
            browser.click(".scheme-container .authorize");
            browser.tabTo("[aria-label='Apply given OAuth2 credentials']");
            browser.type(Keys.ENTER); // the window that opens has a login already
            await().untilAsserted(() -> assertThat(
                            browser.run("return ui.authSelectors.authorized().getIn(['login', 'token', 'token_type'])"))
                    .isEqualTo("Bearer"));
        }
    }

    @Test
    void aCustomerLogsInAtAnotherProvider() throws Exception {
        try (NodeProvider provider = NodeProvider.start(FOLDER, state.resolveSibling("provider.log"));
                RunningSouk souk = Souk.launch(options(Map.of(ISSUER, provider.issuer())), _ -> {})) {
            assertTheProviderDecides(provider.issuer(), souk);
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
        try (RunningSouk souk = Souk.launch(options().with(OptionalPart.KEYCLOAK), _ -> {})) {
            String keycloak = souk.status().processes().stream()
                    .filter(process -> process.service().equals(Topology.KEYCLOAK.name()))
                    .map(process -> "http://localhost:" + process.port())
                    .findFirst()
                    .orElseThrow();
            assertTheProviderDecides(keycloak + "/realms/souk", souk);
            assertThat(new PageSession(souk.gateway(), "ada", PASSWORD)
                            .loggedIn()
                            .get("/bff/api/cart")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static void assertTheProviderDecides(String issuer, RunningSouk souk)
            throws IOException, InterruptedException {
        assertThat(story(issuer, souk, "ada")).contains("CONFIRMED, refreshed and logged out: CUSTOMER");
        assertThat(story(issuer, souk, "admin")).contains("CONFIRMED, refreshed and logged out: ADMIN");
    }

    private SoukOptions options(Map<String, String> variables) {
        SoukOptions options = options();
        for (String process : PROCESSES) {
            options = options.withEnvironment(process, variables);
        }
        return options;
    }

    private SoukOptions options() {
        return SoukOptions.isolated(SourceTree.containing(Path.of("")), state);
    }

    private static String story(String issuer, RunningSouk souk, String user) throws IOException, InterruptedException {
        Path certificates = souk.status().certificates();
        Map<String, String> variables = certificates == null
                ? Map.of()
                : Map.of(
                        "NODE_EXTRA_CA_CERTS",
                        new Certificates(certificates).authority().toString());
        Path output = Files.createDirectories(FOLDER.resolve("target")).resolve("story.log");
        List<String> command = List.of("node", "story.mjs", issuer, souk.gateway(), user, PASSWORD);
        return new Program(FOLDER, output, variables, command).run(STORY_LIMIT);
    }
}
