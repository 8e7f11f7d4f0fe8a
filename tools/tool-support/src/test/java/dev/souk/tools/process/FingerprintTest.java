package dev.souk.tools.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    @TempDir
    private Path temporary = Path.of("");

    @Test
    void theSameContentHasTheSameFingerprintInAnyFolder() throws IOException {
        assertThat(Fingerprint.ofJar(jar("one.jar", "bread"))).isEqualTo(Fingerprint.ofJar(jar("two.jar", "bread")));
    }

    @Test
    void aChangedEntryChangesTheFingerprint() throws IOException {
        assertThat(Fingerprint.ofJar(jar("one.jar", "bread")))
                .isNotEqualTo(Fingerprint.ofJar(jar("two.jar", "board")))
                .matches("[0-9a-f]{12}");
    }

    /** Those of two vendors have the same version, and cannot use each other's AOT caches. */
    @ParameterizedTest
    @ValueSource(strings = {"java.vendor.version", "os.arch"})
    void anotherVendorOfTheJdkOrAnotherProcessorChangesTheFingerprint(String property) throws IOException {
        Path jar = jar("one.jar", "bread");
        String before = Fingerprint.ofJar(jar);
        String value = System.getProperty(property);
        System.setProperty(property, "another");
        try {
            assertThat(Fingerprint.ofJar(jar)).isNotEqualTo(before);
            System.clearProperty(property);
            assertThat(Fingerprint.ofJar(jar)).as("of one that has none").matches("[0-9a-f]{12}");
        } finally {
            if (value != null) {
                System.setProperty(property, value);
            }
        }
    }

    private Path jar(String name, String contents) throws IOException {
        Path file = temporary.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("Goods.class"));
            zip.write(contents.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
