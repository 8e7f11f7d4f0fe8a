package dev.souk.launcher.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerSettingsTest {

    private static final Path COMMON = SourceTree.containing(Path.of("")).root().resolve("ops/kafka/server.properties");

    private final Path folder;

    BrokerSettingsTest(@TempDir Path temporary) {
        folder = temporary;
    }

    @Test
    void theClientPortIsAdvertised() throws IOException {
        assertThat(settings(Map.of()))
                .containsEntry("listeners", "CONTROLLER://localhost:9093,CLIENTS://localhost:9092")
                .containsEntry("advertised.listeners", "CLIENTS://localhost:9092");
    }

    @Test
    void aListenerBehindAProxyAdvertisesTheProxy() throws IOException {
        assertThat(settings(Map.of(7001, 9094)))
                .containsEntry(
                        "listeners",
                        "CONTROLLER://localhost:9093,CLIENTS://localhost:9092,PROXIED7001://localhost:9094")
                .containsEntry("advertised.listeners", "CLIENTS://localhost:9092,PROXIED7001://localhost:7001")
                .containsEntry(
                        "listener.security.protocol.map",
                        "CONTROLLER:SASL_PLAINTEXT,CLIENTS:SASL_PLAINTEXT,PROXIED7001:SASL_PLAINTEXT");
    }

    @Test
    void everyListenerRequiresALoginWithAPassword() throws IOException {
        Properties settings = settings(Map.of(7001, 9094));

        for (String listener : List.of("clients.scram-sha-512", "proxied7001.scram-sha-512", "controller.plain")) {
            assertThat(settings.getProperty("listener.name.%s.sasl.jaas.config".formatted(listener)))
                    .matches(".* required username=\"broker\" password=\".{32}\".*;");
        }
        assertThat(settings)
                .containsEntry("allow.everyone.if.no.acl.found", "false")
                .containsEntry("super.users", "User:broker;User:operator");
        assertThat(settings.getProperty("listener.security.protocol.map")).doesNotContain(":PLAINTEXT");
    }

    /** Kafka reads ISO 8859-1 with escapes, and splits the list of data directories at commas. */
    @ParameterizedTest
    @ValueSource(strings = {"stäte", "a,b", " a b", "it's", "#a", "a\\b", "ağ", "日本", "\uD83D\uDECD"})
    void kafkaReadsTheSamePathsInEachFolder(String name) throws IOException {
        Path state = Files.createDirectories(folder.resolve(name));
        Path file = state.resolve("kafka.properties");
        var certificates = Certificates.of(new StateFolder(state));
        new BrokerSettings(COMMON, 9092, 9093, Map.of(), accounts(), state.resolve("kafka"), certificates).write(file);

        assertThat(properties(file))
                .containsEntry("log.dirs", "kafka")
                .containsEntry("ssl.keystore.location", "tls/kafka/tls.pem")
                .containsEntry("ssl.truststore.location", "tls/ca.crt");
    }

    /** As of a folder of certificates that is elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"stäte", "日本", "\uD83D\uDECD"})
    void kafkaReadsWhatIsNotAscii(String name) throws IOException {
        Path file = folder.resolve("kafka.properties");
        new BrokerSettings(COMMON, 9092, 9093, Map.of(), accounts(), folder.resolve(name), null).write(file);

        assertThat(properties(file)).containsEntry("log.dirs", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "tr-TR", "th-TH-u-ca-buddhist-nu-thai", "fa-IR"})
    void kafkaReadsTheSameNumbersInEachLocale(String locale) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(locale));
        try {
            assertThat(settings(Map.of(7001, 9094)))
                    .containsEntry("controller.quorum.voters", "1@localhost:9093")
                    .containsKey("listener.name.clients.scram-sha-512.sasl.jaas.config")
                    .containsEntry("advertised.listeners", "CLIENTS://localhost:9092,PROXIED7001://localhost:7001");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Properties properties(Path file) throws IOException {
        var properties = new Properties();
        try (InputStream contents = Files.newInputStream(file)) {
            properties.load(contents);
        }
        return properties;
    }

    private BrokerAccounts accounts() {
        return new BrokerAccounts(new Secrets(new StateFolder(folder)));
    }

    private Properties settings(Map<Integer, Integer> proxied) throws IOException {
        Path file = folder.resolve("kafka.properties");
        new BrokerSettings(COMMON, 9092, 9093, proxied, accounts(), folder, null).write(file);
        return properties(file);
    }
}
