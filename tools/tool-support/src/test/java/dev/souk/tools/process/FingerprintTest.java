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
    @Test
    void anotherVendorOfTheJdkChangesTheFingerprint() throws IOException {
        Path jar = jar("one.jar", "bread");
        String before = Fingerprint.ofJar(jar);
        String vendor = System.getProperty("java.vendor.version");
        System.setProperty("java.vendor.version", "Another-25");
        try {
            assertThat(Fingerprint.ofJar(jar)).isNotEqualTo(before);
            System.clearProperty("java.vendor.version");
            assertThat(Fingerprint.ofJar(jar)).as("of one that has none").matches("[0-9a-f]{12}");
        } finally {
            if (vendor != null) {
                System.setProperty("java.vendor.version", vendor);
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
