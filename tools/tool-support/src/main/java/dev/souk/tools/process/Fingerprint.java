package dev.souk.tools.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A hash of what an extracted application and its AOT cache are valid for: jar, JDK, platform and JVM flags. Reads only
 * the directory of a jar, which has a checksum of each entry: milliseconds, where reading 60 MB would take a second.
 */
public final class Fingerprint {

    /** Changes when what was prepared before can no longer be used. */
    private static final String LAYOUT = "3";

    private Fingerprint() {}

    public static String ofJar(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            return hash(zip.stream().map(Fingerprint::entry).collect(Collectors.joining("\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of released jars, identified by name and size. */
    public static String ofClassPath(List<Path> jars) {
        return hash(jars.stream()
                .map(jar -> jar.getFileName() + " " + jar.toFile().length())
                .collect(Collectors.joining("\n")));
    }

    private static String entry(ZipEntry entry) {
        return entry.getName() + ' ' + entry.getSize() + ' ' + entry.getCrc();
    }

    private static String hash(String contents) {
        String jdk = Runtime.version() + " " + System.getProperty("java.vendor.version", "");
        String all = String.join("\n", LAYOUT, contents, jdk, OperatingSystem.platform(), Jvm.FLAGS.toString());
        UUID hash = UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
        return hash.toString().replace("-", "").substring(0, 12);
    }
}
