package dev.souk.common.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisteredWeightTest {

    private final List<String> registered = new ArrayList<>();
    private final Path file;
    private final RegisteredWeight weight;

    RegisteredWeightTest(@TempDir Path temporary) {
        file = temporary.resolve("weight");
        weight = new RegisteredWeight(file, registered::add);
    }

    @Test
    void theFirstRegistrationHasTheWeightOfTheFile() throws IOException {
        Files.writeString(file, "0");

        weight.beforeRegistration();

        assertThat(registered).containsExactly("0");
    }

    @Test
    void aChangeIsRegisteredOnce() throws IOException {
        Files.writeString(file, "0");
        weight.beforeRegistration();
        Files.writeString(file, "10\n");
        weight.onHeartbeat();
        weight.onHeartbeat();

        assertThat(registered).containsExactly("0", "10");
    }

    @Test
    void withoutTheFileTheWeightIsThatOfEverybodyElse() throws IOException {
        weight.beforeRegistration();
        assertThat(registered).isEmpty();

        Files.writeString(file, "50");
        weight.onHeartbeat();
        Files.delete(file);
        weight.onHeartbeat();

        assertThat(registered).containsExactly("50", "100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "much", "10000000"})
    void whatIsNoWeightChangesNothing(String text) throws IOException {
        Files.writeString(file, "7");
        weight.onHeartbeat();
        Files.writeString(file, text);
        weight.onHeartbeat();

        assertThat(registered).containsExactly("7");
    }
}
