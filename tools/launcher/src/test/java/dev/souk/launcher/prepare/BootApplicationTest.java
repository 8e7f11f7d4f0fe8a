package dev.souk.launcher.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.launcher.api.Topology;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BootApplicationTest {

    @TempDir
    private Path root;

    /** Two would write the same files, and one of them would start with what the other is writing. */
    @Test
    void instancesThatStartAtTheSameTimeExtractTheirApplicationOnce() throws Exception {
        BootApplication application = application();

        try (ExecutorService instances = Executors.newFixedThreadPool(2)) {
            Callable<Path> start = () -> {
                application.extract();
                return application.folder();
            };
            for (Future<Path> started : instances.invokeAll(List.of(start, start))) {
                assertThat(started.get()).isDirectory();
            }
        }

        assertThat(application.folder().resolve("extractions")).hasContent("extracted\n");
    }

    /** Found by a review: it came back with the newest classes, under the name of an older build. */
    @Test
    void aServiceWhoseBuildIsGoneDoesNotComeBackWithAnother() throws IOException {
        BootApplication application = application();
        try (var newer = new JarOutputStream(Files.newOutputStream(application.jar()))) {
            newer.putNextEntry(new JarEntry("newer"));
        }

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(application::extract)
                .withMessageContaining("souk restart user-service");

        assertThat(application.folder()).doesNotExist();
    }

    @Test
    void whoeverElseStartsFromTheSourceTreeWaitsForTheExtraction() throws IOException {
        BootApplication application = application();

        application.extract();

        assertThat(application.folder().resolve("locked")).hasContent("true");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aTrainingThatWroteNoCacheHasFailed() throws IOException {
        BootApplication application = application();

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(application::make)
                .withMessageContaining("wrote no AOT cache")
                .withMessageContaining(application.log().path().toString());
    }

    private BootApplication application() throws IOException {
        Path jar = root.resolve("user-service/target/user-service-0.1.0.jar");
        Files.createDirectories(jar.getParent());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, ExtractingJar.class.getName());
        String entry = ExtractingJar.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream bytes = ExtractingJar.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            Objects.requireNonNull(bytes).transferTo(out);
        }
        return BootApplication.of(Topology.USERS, new SourceTree(root), new StateFolder(root));
    }
}
