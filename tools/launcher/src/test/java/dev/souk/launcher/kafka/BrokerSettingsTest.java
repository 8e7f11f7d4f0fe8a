package dev.souk.launcher.kafka;

import static org.assertj.core.api.Assertions.assertThat;

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
    void clientsAreToldTheAddressThatTheyCameTo() throws IOException {
        assertThat(lines(BrokerPorts.of(9092, 9093)))
                .contains("listeners=PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093")
                .contains("advertised.listeners=PLAINTEXT://localhost:9092");
    }

    @Test
    void whoComesByADoorIsToldTheAddressOfTheProxyInFrontOfIt() throws IOException {
        var door = new BrokerPorts.Door(9094, 7001);

        assertThat(lines(new BrokerPorts(9092, 9093, List.of(door))))
                .contains(
                        "listeners=PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093,DOOR0://localhost:9094",
                        "advertised.listeners=PLAINTEXT://localhost:9092,DOOR0://localhost:7001",
                        "listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,DOOR0:PLAINTEXT");
    }

    private List<String> lines(BrokerPorts ports) throws IOException {
        Path file = folder.resolve("kafka.properties");
        new BrokerSettings(ports, folder).write(file);
        return Files.readAllLines(file);
    }
}
