package dev.souk.launcher.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassCompilationTest {

    @Test
    void jarsOfOptionalPartsFollowTheCompiledClasses(@TempDir Path folder) throws IOException {
        Path arguments = Files.writeString(folder.resolve("arguments"), """
                -cp
                "classes%slib.jar"
                dev.souk.Main
                """.formatted(File.pathSeparator));

        assertThat(ClassCompilation.main(arguments, List.of())).containsExactly("@" + arguments);
        assertThat(ClassCompilation.main(arguments, List.of(Path.of("part.jar"))))
                .containsExactly(
                        "-cp", String.join(File.pathSeparator, "classes", "lib.jar", "part.jar"), "dev.souk.Main");
    }
}
