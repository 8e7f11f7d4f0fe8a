package dev.souk.system.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.system.api.Program;
import dev.souk.system.repository.Repository;
import dev.souk.system.session.Sessions;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The commands with curl that docs/login.md shows, as they are there.
 *
 * @param folder that has {@code .souk}
 */
record LoginCommands(RunningSouk souk, Path folder, List<String> commands) {

    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```bash\\n(.*?)^```");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** The test ends here where they cannot run. */
    static LoginCommands of(RunningSouk souk, Path folder) {
        List<String> missing = Stream.of("bash", "curl", "openssl", "sed")
                .filter(name -> OperatingSystem.program(name).isEmpty())
                .toList();
        assumeTrue(missing.isEmpty(), () -> "The commands cannot run without " + missing);
        List<String> commands = COMMANDS.matcher(Repository.read(Repository.ROOT.resolve("docs/login.md")))
                .results()
                .map(block -> block.group(1).replace("http://localhost:8080", souk.gateway()))
                .toList();
        return new LoginCommands(souk, folder, commands);
    }

    /** The response with the tokens. */
    JsonNode logIn(String email) throws IOException, InterruptedException {
        return print(commands.getFirst(), Map.of("EMAIL", email));
    }

    JsonNode refresh(String refreshToken) throws IOException, InterruptedException {
        return print(commands.get(1), Map.of("SHOP", souk.gateway(), "REFRESH_TOKEN", refreshToken));
    }

    /** As a machine. */
    JsonNode addStock(String item) throws IOException, InterruptedException {
        return print(commands.getLast(), Map.of("SHOP", souk.gateway(), "ITEM", item));
    }

    /** The id of one that nobody orders, without stock. */
    String newItem() throws IOException {
        AdminAccount admin = souk.status().admin();
        String token = new Sessions(souk.gateway()).logIn(admin.email(), admin.password());
        String item = "{\"sku\":\"%s\",\"name\":\"Kettle\",\"price_cents\":2500}".formatted(UUID.randomUUID());
        return new SoukClient(souk.gateway(), LIMIT)
                .send(Call.post("/items", item).withToken(token))
                .expect(201)
                .text("id");
    }

    void assertIsAccepted(JsonNode tokens) throws IOException {
        String token = tokens.path("access_token").asString();

        assertThat(new Sessions(souk.gateway()).status("/users/me", token)).isEqualTo(200);
    }

    private JsonNode print(String script, Map<String, String> variables) throws IOException, InterruptedException {
        Path output = folder.resolve("printed");
        return Json.MAPPER.readTree(
                new Program(folder, output, variables, List.of("bash", "-eu", "-c", script)).run(LIMIT));
    }
}
