package dev.souk.console.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerSettingsTest {

    private final Map<String, String> variables = new HashMap<>(Map.of(
            "SOUK_REGISTRY_ADDRESS", "registry-1:8761,registry-2:8761",
            "SOUK_CONSOLE_GATEWAY", "gateway-service:8080",
            "SOUK_CONSOLE_SHOP", "http://localhost:18080",
            "SOUK_CONSOLE_BROKER", "kafka:9092",
            "SOUK_CONSOLE_DATABASE", "postgres:5432"));

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("souk.registry.password"), "of the registry");
        Files.writeString(folder.resolve("souk.kafka.password"), "of the broker");
        Files.writeString(folder.resolve("accounts"), "cart-service writes souk.stock reads souk.orders\n");
    }

    @Test
    void addressesComeFromVariablesAndPasswordsFromFiles() throws Exception {
        ContainerSettings settings = settings();

        assertThat(settings.registries()).containsExactly("registry-1:8761", "registry-2:8761");
        assertThat(settings.registryPassword()).isEqualTo("of the registry");
        assertThat(settings.broker().settings().toString())
                .contains("username=\"console\"", "password=\"of the broker\"");
        assertThat(settings.services()).hasSize(1);
        assertThat(settings.toString()).doesNotContain("of the ");
    }

    @Test
    void withTlsTheServicesAndTheBrokerAreReachedOverIt() throws Exception {
        assertThat(settings().url("gateway-service:8080")).isEqualTo("http://gateway-service:8080");
        assertThat(settings().broker().settings()).containsEntry("security.protocol", "SASL_PLAINTEXT");

        variables.put("SOUK_TLS_FOLDER", "/run/souk-tls");

        assertThat(settings().url("gateway-service:8080")).isEqualTo("https://gateway-service:8080");
        assertThat(settings().broker().settings())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("ssl.truststore.location", "/run/souk-tls/ca.crt");
    }

    @Test
    void aMissingVariableIsNamed() {
        variables.remove("SOUK_CONSOLE_GATEWAY");

        assertThatIllegalArgumentException()
                .isThrownBy(this::settings)
                .withMessage("The variable SOUK_CONSOLE_GATEWAY is missing.");
    }

    private ContainerSettings settings() throws IOException {
        return ContainerSettings.of(variables, folder, folder.resolve("accounts"));
    }
}
