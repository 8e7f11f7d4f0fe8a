package dev.souk.system.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.repository.Npm;
import dev.souk.system.repository.Repository;
import dev.souk.system.session.Sessions;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
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

/**
 * The story of a customer who logs in by OpenID Connect, by a client that is not Souk's: at Souk's provider, and at one
 * that is not Souk's. Without Node.js, npm or its registry the test is skipped, and says so.
 */
class OidcClientsIT {

    private static final Path FOLDER = Repository.ROOT.resolve("optional/oidc/node");
    private static final String PASSWORD = "correct horse battery";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
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
        } finally {
            SSLContext.setDefault(before);
        }
    }

    @Test
    void aCustomerLogsInAtAnotherProvider() throws Exception {
        try (NodeProvider provider = NodeProvider.start(FOLDER, state.resolveSibling("provider.log"))) {
            SoukOptions options = options();
            for (String process : PROCESSES) {
                options = options.withEnvironment(process, "SOUK_TOKEN_PROVIDER_ISSUER", provider.issuer());
            }
            try (RunningSouk souk = Souk.launch(options, _ -> {})) {
                assertThat(story(provider.issuer(), souk, "ada"))
                        .contains("CONFIRMED, refreshed and logged out: CUSTOMER");
                assertThat(story(provider.issuer(), souk, "admin"))
                        .contains("CONFIRMED, refreshed and logged out: ADMIN");
                assertThat(new SoukClient(souk.gateway(), TIMEOUT)
                                .send(Call.post("/sessions", "{}"))
                                .expect(410)
                                .text("detail"))
                        .contains(provider.issuer());
                assertThat(new Sessions(souk.gateway()).status("/users/me", provider.machineToken()))
                        .isEqualTo(401);
            }
        }
    }

    private SoukOptions options() {
        return SoukOptions.isolated(SourceTree.containing(Path.of("")), state);
    }

    private static String story(String issuer, RunningSouk souk, String user) throws IOException, InterruptedException {
        var program = new ProcessBuilder("node", "story.mjs", issuer, souk.gateway(), user, PASSWORD);
        Path certificates = souk.status().certificates();
        if (certificates != null) {
            program.environment()
                    .put(
                            "NODE_EXTRA_CA_CERTS",
                            new Certificates(certificates).authority().toString());
        }
        return NodeProvider.run(program.directory(FOLDER.toFile()));
    }
}
