package dev.souk.system.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The first build of a newcomer whose system has no {@code unzip}, with a Maven that prints its arguments. */
@DisabledOnOs(OS.WINDOWS)
class MavenWrapperTest {

    private final Path root;
    private final Path programs;
    private final Path archive;

    MavenWrapperTest(@TempDir Path temporary) throws IOException {
        root = Files.createDirectories(temporary.resolve("checkout"));
        programs = Files.createDirectories(temporary.resolve("programs"));
        archive = temporary.resolve("maven.zip");
        for (String folder : new String[] {"/bin", "/usr/bin"}) {
            try (Stream<Path> all = Files.list(Path.of(folder))) {
                for (Path program : all.toList()) {
                    link(program);
                }
            }
        }
    }

    private void link(Path program) throws IOException {
        String name = program.getFileName().toString();
        Path link = programs.resolve(name);
        if (!name.matches("unzip|wget|curl") && Files.notExists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, program);
        }
    }

    @Test
    void theMavenThatItHasVerifiedIsExtractedByTheJdk() throws Exception {
        zip("apache-maven-3.9.16/bin/mvn", "#!/bin/sh\necho Maven runs with \"$@\"\n");

        assertThat(build(sum())).endsWith("Maven runs with verify\n");
    }

    @Test
    void anotherMavenIsRefused() throws Exception {
        zip("apache-maven-3.9.16/bin/mvn", "#!/bin/sh\necho Maven runs with \"$@\"\n");

        assertThat(build("0".repeat(64))).contains("compromised").doesNotContain("Maven runs");
    }

    private void zip(String name, String text) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String sum() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive)));
    }

    private String build(String sum) throws IOException {
        Path wrapper = Files.createDirectories(root.resolve(".mvn/wrapper"));
        Files.copy(Repository.ROOT.resolve("mvnw"), root.resolve("mvnw"));
        Files.copy(Repository.ROOT.resolve(".mvn/find-jdk.sh"), root.resolve(".mvn/find-jdk.sh"));
        Files.writeString(
                wrapper.resolve("maven-wrapper.properties"),
                Repository.read(Repository.ROOT.resolve(".mvn/wrapper/maven-wrapper.properties"))
                        .replaceFirst("(?<=distributionSha256Sum=).*", sum));
        Path download = Files.writeString(
                programs.resolve("wget"),
                "#!/bin/sh\nwhile [ \"$1\" != -O ]; do shift; done\ncp '%s' \"$2\"\n".formatted(archive));
        assertThat(download.toFile().setExecutable(true)).isTrue();
        var builder = new ProcessBuilder("/bin/sh", "./mvnw", "verify").directory(root.toFile());
        builder.environment().put("PATH", programs.toString());
        builder.environment().put("MAVEN_USER_HOME", root.resolve("home").toString());
        return new String(
                builder.redirectErrorStream(true).start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
