package dev.souk.system.external;

import static dev.souk.system.external.OidcProgram.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.JOSEException;
import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.Topology;
import dev.souk.system.attack.AttackReport;
import dev.souk.system.browser.Browser;
import dev.souk.system.session.Sessions;
import dev.souk.system.shared.BrowserClient;
import dev.souk.system.shared.SharedSystem;
import dev.souk.system.shared.SharedSystem.Shared;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The story of a customer who logs in by OpenID Connect, by clients that are not Souk's: at Souk's provider, and at two
 * that are not Souk's. Without Node.js, npm or its registry the test is skipped, and says so.
 */
class OidcClientsIT {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** As many as all attacks need. */
    private static final int USERS = 40;

    /** That of {@code shop.yaml}, with which attacks try to log in. */
    private static final String ATTACKERS_PASSWORD = "a long password of the attacks";

    private static final List<String> ATTACKERS = IntStream.range(0, USERS)
            .mapToObj("attack-%s@souk.example"::formatted)
            .toList();

    /** At Souk's provider; at others, an account has no tokens. */
    private static final Set<String> ENDS_TOKENS = Set.of(
            "DELETE /sessions", "DELETE /users/{id}", "POST /users/me/password", "POST /admin/signing-keys/rotation");

    private static final String TRUSTED = "SOUK_GATEWAY_REQUEST_TRUSTEDPROXIES";
    private static final String ISSUER = "SOUK_TOKEN_PROVIDER_ISSUER";
    private static final List<String> PROCESSES =
            List.of(Topology.GATEWAY.name(), Topology.USERS.name(), Topology.CARTS.name(), Topology.ORDERS.name());

    private final Path state;

    OidcClientsIT(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        Optional<String> missing = OidcProgram.install();
        assumeTrue(missing.isEmpty(), () -> "The client cannot run: " + missing.orElseThrow());
    }

    @Test
    void aCustomerLogsInAtSouksProvider(@Shared SharedSystem system) throws Exception {
        assertACustomerLogsIn(system.souk());
    }

    static void assertACustomerLogsIn(RunningSouk souk) throws IOException, InterruptedException {
        String email = register(souk);

        assertThat(new OidcProgram(souk.gateway(), souk).story(email))
                .contains("CONFIRMED, refreshed and logged out: CUSTOMER");
        assertThat(new PageSession(souk.gateway(), email, PASSWORD)
                        .loggedIn()
                        .get("/bff/api/cart")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTokenOfSouksProviderMayDoWhatTheTablesSayAndNoAttackGetsThrough() throws Exception {
        SoukOptions options = options()
                .with(OptionalPart.OIDC)
                .withEnvironment(Topology.GATEWAY.name(), TRUSTED, "192.0.2.1/32"); // the attacker is not bff-service
        try (RunningSouk souk = Souk.LAUNCHER.launch(options, _ -> {})) {
            var program = new OidcProgram(souk.gateway(), souk);
            AdminAccount admin = souk.status().admin();
            var tokens = new AccessMatrix.Tokens(
                    program.token(register(souk)),
                    program.token(register(souk)),
                    program.token(admin.email(), admin.password()));
            assertThatEachCredentialGetsWhatItsRowSays(souk.gateway(), souk, tokens, ENDS_TOKENS);
            var users = new ArrayList<String>();
            for (int number = 0; number < USERS; number++) {
                users.add(register(souk, ATTACKERS_PASSWORD));
            }
            assertThatNoAttackGetsThrough(souk, program.tokens("", ATTACKERS_PASSWORD, users));
        }
    }

    @Test
    void aCustomerLogsInAtSouksProviderInABrowser(@Shared SharedSystem system) throws Exception {
        assumeTrue(Browser.isInstalled(), "Chromium is installed");
        RunningSouk souk = system.souk();
        String email = register(souk);

        assertSwaggerUiLogsIn(souk.gateway(), email);
        assertOidcClientTsPlaysTheStory(system.page(), souk.gateway(), email);
        assertSpringSecurityPlaysTheStory(souk.gateway(), email);
    }

    private static void assertSwaggerUiLogsIn(String gateway, String email) throws IOException {
        try (Browser browser = Browser.open(SCREENSHOTS)) {
            browser.go(gateway + "/login");
            logIn(browser, email);
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

    private static void assertOidcClientTsPlaysTheStory(BrowserClient page, String gateway, String email)
            throws IOException {
        try (Browser browser = Browser.open(SCREENSHOTS)) {
            page.open(browser, gateway);
            logIn(browser, email);
            browser.awaitText("#result", "CONFIRMED, refreshed: CUSTOMER " + email);
            browser.click("button");
            browser.find("#session-button"); // the shop page, to which the logout leads
            page.open(browser, gateway);
            browser.find("[name=password]");
        }
    }

    private static void assertSpringSecurityPlaysTheStory(String gateway, String email) throws IOException {
        try (ConfigurableApplicationContext client = SpringClient.start(gateway);
                Browser browser = Browser.open(SCREENSHOTS)) {
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

    static void logIn(Browser browser, String email) {
        browser.find("[name=email]").sendKeys(email);
        browser.find("[name=password]").sendKeys(PASSWORD);
        browser.click("form button");
    }

    static String register(RunningSouk souk) throws IOException {
        return register(souk, PASSWORD);
    }

    private static String register(RunningSouk souk, String password) throws IOException {
        String email = UUID.randomUUID() + "@souk.example";
        String account = Json.MAPPER.writeValueAsString(Map.of("email", email, "name", "Zoë", "password", password));
        new SoukClient(souk.gateway(), TIMEOUT)
                .send(Call.post("/users", account))
                .expect(201);
        return email;
    }

    @Test
    void aCustomerLogsInAtAnotherProvider() throws Exception {
        try (NodeProvider provider = NodeProvider.start(OidcProgram.FOLDER, state.resolveSibling("provider.log"));
                RunningSouk souk = Souk.LAUNCHER.launch(options(Map.of(ISSUER, provider.issuer())), _ -> {})) {
            assertTheProviderDecides(provider.issuer(), souk);
            assertThatNoAttackGetsThrough(souk, new OidcProgram(provider.issuer(), souk).tokens("", ATTACKERS));
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
        try (RunningSouk souk = Souk.LAUNCHER.launch(options().with(OptionalPart.KEYCLOAK), _ -> {})) {
            String keycloak = souk.status().processes().stream()
                    .filter(process -> process.service().equals(Topology.KEYCLOAK.name()))
                    .map(process -> "http://localhost:" + process.port())
                    .findFirst()
                    .orElseThrow();
            assertTheProviderDecides(keycloak + "/realms/souk", souk);
            var program = new OidcProgram(keycloak + "/realms/souk", souk);
            assertThatNoAttackGetsThrough(souk, program.tokens("create", ATTACKERS));
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

    private static void assertTheProviderDecides(String issuer, RunningSouk souk) throws Exception {
        var program = new OidcProgram(issuer, souk);
        assertThat(program.story("ada")).contains("CONFIRMED, refreshed and logged out: CUSTOMER");
        assertThat(program.story("admin")).contains("CONFIRMED, refreshed and logged out: ADMIN");
        var tokens = new AccessMatrix.Tokens(program.token("ada"), program.token("grace"), program.token("admin"));
        assertThatEachCredentialGetsWhatItsRowSays(issuer, souk, tokens, Set.of());
    }

    private static void assertThatEachCredentialGetsWhatItsRowSays(
            String issuer, RunningSouk souk, AccessMatrix.Tokens tokens, Set<String> leftOut)
            throws IOException, ParseException, JOSEException {
        String keys = new SoukClient(issuer, TIMEOUT)
                .send(Call.get("/.well-known/openid-configuration"))
                .text("jwks_uri");
        AccessMatrix.Result result = new AccessMatrix(souk.gateway(), URI.create(keys), tokens, leftOut).compare();

        System.out.printf(
                "%s: %s cells, %s deviations%n",
                issuer, result.cells(), result.deviations().size());
        assertThat(result.deviations()).isEmpty();
    }

    private void assertThatNoAttackGetsThrough(RunningSouk souk, List<String> tokens) throws IOException {
        AttackReport report =
                AttackReport.of(URI.create(souk.gateway()), List.of(state.resolve("logs")), tokens, TIMEOUT, _ -> {});

        report.lines().forEach(System.out::println);
        assertThat(report.through()).as("%s", report.lines()).isEmpty();
        assertThat(report.unanswered()).as("%s", report.lines()).isEmpty();
    }

    private SoukOptions options(Map<String, String> variables) {
        SoukOptions options = options();
        for (String process : PROCESSES) {
            options = options.withEnvironment(process, variables);
        }
        return options;
    }

    private SoukOptions options() {
        return SoukOptions.isolated(SourceTree.containing(Path.of("")), state)
                .withEnvironment(Topology.GATEWAY.name(), "SOUK_GATEWAY_REQUEST_BODYTIMEOUT", "1s"); // many never end
    }
}
