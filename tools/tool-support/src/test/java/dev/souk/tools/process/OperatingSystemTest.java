package dev.souk.tools.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatingSystemTest {

    private static final String PROGRAM = "program-of-this-test";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theFirstProgramOnThePathIsTaken() throws IOException {
        Path second = program("second");
        Path third = program("third");
        String path = String.join(File.pathSeparator, "", folder.resolve("none").toString(), dir(second), dir(third));

        assertThat(OperatingSystem.program(PROGRAM, path)).contains(second);
    }

    @Test
    void withoutAProgramThereIsNone() throws IOException {
        Path notExecutable = folder.resolve(PROGRAM);
        Files.writeString(notExecutable, "");

        assertThat(OperatingSystem.program(PROGRAM, folder.toString())).isEmpty();
        assertThat(OperatingSystem.program(PROGRAM, "")).isEmpty();
    }

    private Path program(String name) throws IOException {
        Path program = Files.createDirectory(folder.resolve(name)).resolve(PROGRAM);
        Files.writeString(program, "");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private static String dir(Path program) {
        return String.valueOf(program.getParent());
    }
}
