package dev.souk.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.tools.ToolException;
import dev.souk.tools.file.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded of an existing directory; ServersIT has a real server. */
@DisabledOnOs(OS.WINDOWS)
class DataDirectoryTest {

    private final Path folder;
    private final Path recorded;
    private final DataDirectory directory;

    DataDirectoryTest(@TempDir Path temporary) {
        folder = temporary;
        recorded = folder.resolve("data/souk_databases");
        directory = new DataDirectory(
                new PostgresBinaries(folder), folder.resolve("data"), new LogFile(folder.resolve("postgres.log")));
    }

    @BeforeEach
    void thereIsOneDatabase() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(recorded, "souk_users\n");
    }

    /** Found by a review: nothing ever created it afterwards. */
    @Test
    void aDatabaseThatCouldNotBeCreatedIsTriedAgain() throws IOException {
        postgresPrints("ERROR:  could not extend file: No space left on device");

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(this::ensure)
                .withMessageContainingAll("souk_bff was not created", "No space left");
        assertThat(recorded).hasContent("souk_users");

        postgresPrints("\t 1: datname = \"souk_bff\"\t(typeid = 19, len = 64, typmod = -1, byval = f)");
        ensure();
        assertThat(recorded).hasContent("souk_users\nsouk_bff");
    }

    private void ensure() throws IOException {
        directory.ensure(
                List.of(new ServiceDatabase("souk_users", "any", "any"), new ServiceDatabase("souk_bff", "any", "any")),
                "any");
    }

    private void postgresPrints(String line) throws IOException {
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("postgres");
        Files.writeString(program, "#!/bin/sh\ncat > /dev/null\necho '%s'\n".formatted(line));
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }
}
