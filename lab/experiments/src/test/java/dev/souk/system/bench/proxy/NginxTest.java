package dev.souk.system.bench.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NginxTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theFirstProgramOnThePathIsTaken() throws IOException {
        Path second = program("second");
        Path third = program("third");
        String path = String.join(File.pathSeparator, "", folder.resolve("none").toString(), dir(second), dir(third));

        assertThat(Nginx.onPath(path)).contains(second);
    }

    @Test
    void withoutAProgramThereIsNone() throws IOException {
        Path notExecutable = folder.resolve("nginx");
        Files.writeString(notExecutable, "");

        assertThat(Nginx.onPath(folder.toString())).isEmpty();
        assertThat(Nginx.onPath("")).isEmpty();
    }

    private Path program(String name) throws IOException {
        Path program = Files.createDirectory(folder.resolve(name)).resolve("nginx");
        Files.writeString(program, "");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private static String dir(Path program) {
        return String.valueOf(program.getParent());
    }
}
