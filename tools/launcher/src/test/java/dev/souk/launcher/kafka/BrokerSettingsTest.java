package dev.souk.launcher.kafka;

import static org.assertj.core.api.Assertions.assertThat;

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
                .contains("listeners=PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093")
                .contains("advertised.listeners=PLAINTEXT://localhost:9092");
    }

    @Test
    void aListenerBehindAProxyAdvertisesTheProxy() throws IOException {
        var proxied = new AdvertisedListener(9094, 7001);

        assertThat(lines(List.of(proxied)))
                .contains(
                        "listeners=PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093,PROXIED0://localhost:9094",
                        "advertised.listeners=PLAINTEXT://localhost:9092,PROXIED0://localhost:7001",
                        "listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PROXIED0:PLAINTEXT");
    }

    private List<String> lines(List<AdvertisedListener> proxied) throws IOException {
        Path file = folder.resolve("kafka.properties");
        new BrokerSettings(9092, 9093, proxied, folder).write(file);
        return Files.readAllLines(file);
    }
}
