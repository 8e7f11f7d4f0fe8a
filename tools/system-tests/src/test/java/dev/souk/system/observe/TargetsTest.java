package dev.souk.system.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.launcher.report.LauncherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsTest {

    private final Path file;

    TargetsTest(@TempDir Path temporary) {
        file = temporary.resolve("status.json");
    }

    @Test
    void aStatusInAFileIsATarget() throws IOException {
        Files.writeString(file, """
                {"gateway": "http://localhost:8080", "kafka": "localhost:9092", "processes": [], "databases": [
                  {"service": "cart-service", "jdbc_url": "jdbc:postgresql://localhost/c", "user": "u", "password": "p"}]}
                """);

        assertThat(Targets.read(file))
                .isEqualTo(new Target(
                        "localhost:9092",
                        Map.of("cart-service", new Target.Database("jdbc:postgresql://localhost/c", "u", "p"))));
    }

    @Test
    void whatIsNoStatusIsSaidToBeNone() throws IOException {
        Files.writeString(file, "souk");

        assertThatThrownBy(() -> Targets.read(file))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("status.json");
    }
}
