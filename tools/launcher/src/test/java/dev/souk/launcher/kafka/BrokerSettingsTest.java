package dev.souk.launcher.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.state.Secrets;
import dev.souk.launcher.state.StateFolder;
import dev.souk.launcher.topology.AdvertisedListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerSettingsTest {

    private final Path folder;

    BrokerSettingsTest(@TempDir Path temporary) {
        folder = temporary;
    }

    @Test
    void theClientPortIsAdvertised() throws IOException {
        assertThat(lines(List.of()))
                .contains("listeners=CLIENTS://localhost:9092,CONTROLLER://localhost:9093")
                .contains("advertised.listeners=CLIENTS://localhost:9092");
    }

    @Test
    void aListenerBehindAProxyAdvertisesTheProxy() throws IOException {
        var proxied = new AdvertisedListener(9094, 7001);

        assertThat(lines(List.of(proxied)))
                .contains(
                        "listeners=CLIENTS://localhost:9092,CONTROLLER://localhost:9093,PROXIED0://localhost:9094",
                        "advertised.listeners=CLIENTS://localhost:9092,PROXIED0://localhost:7001",
                        "listener.security.protocol.map=CONTROLLER:SASL_PLAINTEXT,CLIENTS:SASL_PLAINTEXT,PROXIED0:SASL_PLAINTEXT");
    }

    @Test
    void everyListenerRequiresALoginWithAPassword() throws IOException {
        List<String> lines = lines(List.of(new AdvertisedListener(9094, 7001)));

        for (String listener : List.of("clients.scram-sha-512", "proxied0.scram-sha-512", "controller.plain")) {
            assertThat(lines)
                    .anyMatch(line -> line.matches(
                            "listener\\.name\\.%s\\.sasl\\.jaas\\.config=.* required username=\"broker\" password=\".{32}\".*;"
                                    .formatted(listener.replace(".", "\\."))));
        }
        assertThat(lines)
                .contains("allow.everyone.if.no.acl.found=false", "super.users=User:broker;User:operator")
                .noneMatch(line -> line.contains(":PLAINTEXT"));
    }

    private List<String> lines(List<AdvertisedListener> proxied) throws IOException {
        Path file = folder.resolve("kafka.properties");
        var accounts = new BrokerAccounts(new Secrets(new StateFolder(folder)));
        new BrokerSettings(9092, 9093, proxied, accounts, folder, null).write(file);
        return Files.readAllLines(file);
    }
}
