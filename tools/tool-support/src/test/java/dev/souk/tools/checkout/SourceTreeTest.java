package dev.souk.tools.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.tools.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {

    private final SourceTree source;

    SourceTreeTest(@TempDir Path root) {
        source = new SourceTree(root);
    }

    @Test
    void theExecutableJarOfAModuleIsNeitherThatOfItsSourcesNorThatOfItsTests() throws IOException {
        Path target = Files.createDirectories(source.root().resolve("sample-service/target"));
        for (String jar : List.of("1.0-sources.jar", "1.0-tests.jar", "1.0.jar", "1.0.jar.original")) {
            Files.createFile(target.resolve("sample-service-" + jar));
        }

        assertThat(source.builtJar("sample-service")).isEqualTo(target.resolve("sample-service-1.0.jar"));
    }

    @Test
    void aPartThatWasBuiltInTwoVersionsIsThereInTheNewest() throws IOException {
        Path client = Files.createDirectories(source.root().resolve("optional/sample/target/client"));
        for (String jar : List.of("library.jar", "sample-1.0.jar", "sample-1.1.jar")) {
            Files.setLastModifiedTime(Files.createFile(client.resolve(jar)), FileTime.fromMillis(0));
        }
        Files.setLastModifiedTime(client.resolve("sample-1.0.jar"), FileTime.fromMillis(1000));

        assertThat(source.jarsForOthers("sample"))
                .containsExactly(client.resolve("sample-1.0.jar"), client.resolve("library.jar"));
    }

    /** Found by a review: 0.9.0 was run after 0.10.0 was built, since their executable jars have one time. */
    @Test
    void aServiceThatWasBuiltInTwoVersionsRunsInTheOneOfTheLastBuild() throws IOException {
        Path target = Files.createDirectories(source.root().resolve("sample-service/target"));
        for (String version : List.of("0.9.0", "0.10.0")) {
            Path jar = Files.createFile(target.resolve("sample-service-%s.jar".formatted(version)));
            Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
            Path classes = Files.createFile(target.resolve("sample-service-%s.jar.original".formatted(version)));
            Files.setLastModifiedTime(classes, FileTime.fromMillis(version.length()));
        }

        assertThat(source.builtJar("sample-service")).isEqualTo(target.resolve("sample-service-0.10.0.jar"));
    }

    @Test
    void aModuleWithNothingButATestJarIsNotBuilt() throws IOException {
        Path target = Files.createDirectories(source.root().resolve("sample-service/target"));
        Files.createFile(target.resolve("sample-service-1.0-tests.jar"));

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> source.builtJar("sample-service"))
                .withMessageContaining("is not built");
    }
}
