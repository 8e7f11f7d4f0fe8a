package dev.souk.system.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts of {@code ops/postgres/databases.sh} beside an image and a psql that only leave files. */
class PostgresStartTest {

    private static final Path SCRIPT = Repository.ROOT.resolve("ops/postgres/databases.sh");

    private static final String ROLES = "cat > /dev/null; touch \"$PGDATA/roles\"";

    private final Path programs;
    private final Path volume;
    private final Path data;

    PostgresStartTest(@TempDir Path temporary) {
        programs = temporary.resolve("programs");
        volume = temporary.resolve("volume");
        data = volume.resolve("18/docker");
    }

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectories(programs);
        Files.createDirectories(volume);
        write("docker-entrypoint.sh", """
                [ ! -e "$PGDATA/PG_VERSION" ] || exit 0
                mkdir -p "${PGDATA%%/*}"
                mkdir "$PGDATA" # as initdb, it fails if there is something
                touch "$PGDATA/PG_VERSION"
                bash '%s'
                """.formatted(SCRIPT));
        write("psql", ROLES);
    }

    @Test
    void anInterruptedFirstStartBeginsAgain() throws Exception {
        write("psql", "touch \"$PGDATA/half\"; exit 1");
        assertThat(start()).isNotZero();
        assertThat(data).isDirectoryContaining(file -> file.endsWith("half"));

        write("psql", ROLES);
        assertThat(start()).isZero();

        assertThat(data).isDirectoryContaining(file -> file.endsWith("roles"));
        assertThat(data).isDirectoryNotContaining(file -> file.endsWith("half"));
    }

    @Test
    void dataOfACompleteStartAreKept() throws Exception {
        assertThat(start()).isZero();
        Files.createFile(data.resolve("orders"));

        assertThat(start()).isZero();

        assertThat(data).isDirectoryContaining(file -> file.endsWith("orders"));
    }

    @Test
    void dataOfAnOlderReleaseAreKept() throws Exception {
        Files.createDirectories(data);
        Files.createFile(data.resolve("PG_VERSION"));

        assertThat(start()).isZero();

        assertThat(data).isDirectoryContaining(file -> file.endsWith("PG_VERSION"));
        assertThat(volume).isDirectoryNotContaining(file -> file.endsWith("souk_starting"));
    }

    private void write(String program, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(program), "#!/bin/bash\nset -eu\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private int start() throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", SCRIPT.toString(), "postgres").inheritIO();
        builder.environment().merge("PATH", programs + ":", (path, first) -> first + path);
        builder.environment().put("PGDATA", data.toString());
        return builder.start().waitFor();
    }
}
