package dev.souk.launcher.cli;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPreloaderTest {

    @Test
    void aJarThatIsBeingReplacedEndsNothing(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("launcher.jar");
        Path begun = Files.writeString(folder.resolve("begun.jar"), "PK");

        assertThatCode(() -> ClassPreloader.loadAll(missing.toString())).doesNotThrowAnyException();
        assertThatCode(() -> ClassPreloader.loadAll(begun.toString())).doesNotThrowAnyException();
    }
}
