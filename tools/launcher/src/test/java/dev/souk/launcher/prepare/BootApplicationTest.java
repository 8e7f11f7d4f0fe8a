package dev.souk.launcher.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.state.StateFolder;
import dev.souk.launcher.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootApplicationTest {

    @TempDir
    private Path root;

    /** As when the jar of a release was copied from the source tree that has prepared it. */
    @Test
    void anExecutableJarWithTheSameContentsAndAnotherNameStartsWhatIsExtractedAlready() throws IOException {
        BootApplication built = application("user-service-0.1.0.jar");
        Files.createDirectories(built.folder());
        Files.createFile(built.extractedJar());
        Files.createFile(built.folder().resolve("extracted"));

        BootApplication copied = application("release-1.4.jar");

        var settings = new ServiceCode.Settings(Map.of(), List.of(), List.of());
        var command = copied.command(settings, root, new StateFolder(root).log("user-service"));
        assertThat(command.directory()).isEqualTo(built.folder());
        assertThat(command.words()).containsSubsequence("-jar", "user-service.jar");
        assertThat(command.directory().resolve("user-service.jar")).exists();
    }

    private BootApplication application(String name) throws IOException {
        Path jar = root.resolve(name);
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("same"));
        }
        return BootApplication.of(Topology.USERS, jar, new SourceTree(root), new StateFolder(root));
    }
}
