package dev.souk.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whose process the pid file of a server names that was killed; ServersIT runs servers. */
@DisabledOnOs(OS.WINDOWS)
class PostgresServerTest {

    private final Path temporary;
    private final StateFolder state;

    PostgresServerTest(@TempDir Path temporary) {
        this.temporary = temporary;
        state = new StateFolder(temporary.resolve(".souk"));
    }

    @Test
    void anotherProgramThatHasTheIdOfAServerIsNotStopped() throws IOException {
        assertThatDrainLeavesAlone("sleep");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theServerOfAnotherFolderThatHasTheIdOfAServerIsNotStopped() throws IOException {
        Path program = Files.createDirectories(temporary.resolve("postgres-18")).resolve("sleep");
        Files.copy(OperatingSystem.program("sleep").orElseThrow(), program);
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThatDrainLeavesAlone(program.toString());
    }

    private void assertThatDrainLeavesAlone(String sleep) throws IOException {
        var server = new PostgresServer(new SourceTree(temporary), new PostgresBinaries(temporary), state, null);
        Process other = new ProcessBuilder(sleep, "60").start();
        try {
            Files.writeString(Files.createDirectories(state.postgres()).resolve("postmaster.pid"), other.pid() + "\n");

            server.drain(new Instance(Topology.POSTGRES, 1, 1, 1, false));

            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroy();
        }
    }
}
