package dev.souk.system.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.system.api.Program;
import dev.souk.system.repository.Repository;
import dev.souk.system.session.Sessions;
import dev.souk.system.shared.SharedSystem;
import dev.souk.system.shared.SharedSystem.Shared;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands with curl that docs/login.md shows, as they are there. */
class LoginCommandsIT {

    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```bash\\n(.*?)^```");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final SharedSystem system;
    private final Path output;
    private final List<String> commands;

    LoginCommandsIT(@Shared SharedSystem system, @TempDir Path temporary) throws IOException {
        this.system = system;
        this.output = temporary.resolve("printed");
        this.commands = COMMANDS.matcher(Files.readString(Repository.ROOT.resolve("docs/login.md")))
                .results()
                .map(block -> block.group(1)
                        .replace("http://localhost:8080", system.souk().gateway()))
                .toList();
    }

    @BeforeAll
    static void isPossible() {
        List<String> missing = Stream.of("bash", "curl", "openssl", "sed")
                .filter(name -> OperatingSystem.program(name).isEmpty())
                .toList();
        assumeTrue(missing.isEmpty(), () -> "The commands cannot run without " + missing);
    }

    @Test
    void aCustomerLogsInAndRefreshesTheToken() throws Exception {
        String email = OidcClientsIT.register(system.souk());
        JsonNode tokens = Json.MAPPER.readTree(print(commands.getFirst(), Map.of("EMAIL", email)));
        assertIsAccepted(tokens);

        Map<String, String> variables = Map.of(
                "SHOP", system.souk().gateway(),
                "REFRESH_TOKEN", tokens.path("refresh_token").asString());
        assertIsAccepted(Json.MAPPER.readTree(print(commands.get(1), variables)));
        assertThat(print(commands.get(1), variables)).as("the same one again").contains("invalid_grant");
    }

    @Test
    void aMachineAddsStock() throws Exception {
        JsonNode item = new SoukClient(system.souk().gateway(), LIMIT)
                .send(Call.get("/items?limit=1"))
                .json()
                .at("/items/0");
        Map<String, String> variables =
                Map.of("SHOP", system.souk().gateway(), "ITEM", item.path("id").asString());

        assertThat(Json.MAPPER
                        .readTree(print(commands.getLast(), variables))
                        .path("on_hand")
                        .asInt())
                .isEqualTo(item.path("available").asInt() + 20);
    }

    private void assertIsAccepted(JsonNode tokens) throws IOException, InterruptedException {
        assertThat(new Sessions(system.souk().gateway())
                        .status("/users/me", tokens.path("access_token").asString()))
                .isEqualTo(200);
    }

    /** In the folder that has {@code .souk}. */
    private String print(String script, Map<String, String> variables) throws IOException, InterruptedException {
        return new Program(system.folder(), output, variables, List.of("bash", "-eu", "-c", script)).run(LIMIT);
    }
}
