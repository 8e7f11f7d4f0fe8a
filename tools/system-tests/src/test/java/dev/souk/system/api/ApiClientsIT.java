package dev.souk.system.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.client.Call;
import dev.souk.launcher.client.SoukClient;
import dev.souk.launcher.prepare.SourceTree;
import dev.souk.launcher.running.RunningSouk;
import dev.souk.launcher.running.Souk;
import dev.souk.launcher.running.SoukOptions;
import dev.souk.system.observe.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * The API descriptions as the gateway serves them: a linter has nothing to say about them, and clients that are
 * generated from them compile, order and read problems.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiClientsIT {

    private static final String STORY = "CONFIRMED, CANCELLED payment-declined";

    private final RunningSouk souk;
    private final Set<String> services;

    ApiClientsIT(@TempDir Path temporary) throws IOException {
        FileSystemUtils.deleteRecursively(ClientProject.file("target"));
        var options = SoukOptions.isolated(SourceTree.containing(Path.of("")), temporary.resolve(".souk"));
        souk = Souk.launch(options, _ -> {});
        services = Target.of(souk.status()).databases().keySet();
        var gateway = new SoukClient(souk.gateway(), Duration.ofSeconds(10));
        for (String service : services) {
            String description = gateway.send(Call.get("/v3/api-docs/" + service))
                    .expect(200)
                    .json()
                    .toPrettyString();
            Files.writeString(ClientProject.create("target/descriptions/%s.json".formatted(service)), description);
        }
    }

    @AfterAll
    void stop() {
        souk.close();
    }

    @Test
    void theLinterFindsNothing() throws Exception {
        NodePackages.install();

        assertThat(ClientProject.npm("run", "lint")).contains("No results with a severity of 'hint' or higher found!");
    }

    @Test
    void aGeneratedJavaClientOrders() throws Exception {
        ClientProject.generate("java", "java", services, service -> {
            String prefix = "dev.souk.client." + service.replace("-service", "");
            return Map.of(
                    "library",
                    "native",
                    "invokerPackage",
                    prefix,
                    "apiPackage",
                    prefix + ".api",
                    "modelPackage",
                    prefix + ".model",
                    "additionalProperties",
                    Map.of("useJackson3", "true", "useJakartaEe", "true", "openApiNullable", "false"));
        });
        JavaStory.compile(services);

        assertThat(JavaStory.play(souk.gateway())).contains(STORY);
    }

    @Test
    void aGeneratedTypeScriptClientOrders() throws Exception {
        NodePackages.install();
        ClientProject.generate("typescript-fetch", "typescript", services, _ -> Map.of());

        assertThat(ClientProject.npm("run", "story", "--", souk.gateway())).contains(STORY);
    }
}
