package dev.souk.system.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.console.topics.BrokerLogin;
import dev.souk.tools.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTest {

    private final Path file;

    TargetTest(@TempDir Path temporary) {
        file = temporary.resolve("status.json");
    }

    @Test
    void aStatusFileIsATarget() throws IOException {
        Files.writeString(file, """
                {"gateway": "http://localhost:8080", "kafka": "localhost:9092", "processes": [],
                 "operator": {"user": "o", "password": "secret"}, "databases": [
                  {"service": "cart-service", "jdbc_url": "jdbc:postgresql://localhost/c", "user": "u", "password": "p"}]}
                """);

        assertThat(Target.read(file))
                .isEqualTo(new Target(
                        new BrokerLogin("localhost:9092", "o", "secret", null),
                        Map.of("cart-service", new Database("jdbc:postgresql://localhost/c", "u", "p"))));
    }

    @Test
    void withoutAnOperatorTheBrokerHasNoAuthentication() throws IOException {
        Files.writeString(file, "{\"kafka\": \"localhost:9092\", \"databases\": []}");

        assertThat(Target.read(file).kafka().settings()).isEqualTo(Map.of("bootstrap.servers", "localhost:9092"));
    }

    @Test
    void anInvalidStatusFileIsRejected() throws IOException {
        Files.writeString(file, "souk");

        assertThatThrownBy(() -> Target.read(file))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("status.json");
    }
}
