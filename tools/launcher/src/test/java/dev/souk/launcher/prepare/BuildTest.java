package dev.souk.launcher.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.report.LauncherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {

    private static final Instant THE_SAME_IN_EVERY_BUILD = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant YESTERDAY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TODAY = Instant.parse("2026-01-02T00:00:00Z");
    private static final List<String> MODULES = List.of("shop");

    private final Path root;
    private final SourceTree source;
    private final Build build;

    BuildTest(@TempDir Path temporary) {
        root = temporary;
        source = new SourceTree(temporary);
        build = new Build(source, new LogFile(temporary.resolve("build.log")));
    }

    @BeforeEach
    void anOldSourceAndANewJar() throws IOException {
        put("shop/src/main/java/Shop.java", YESTERDAY);
        put("shop/target/shop-1.jar", THE_SAME_IN_EVERY_BUILD);
        put("shop/target/shop-1.jar.original", TODAY);
    }

    @Test
    void aJarNewerThanItsSourcesIsUsed() {
        assertThat(build.isStale(MODULES)).isFalse();
        assertThat(source.jar("shop")).contains(root.resolve("shop/target/shop-1.jar"));
    }

    @Test
    void aSourceNewerThanTheJarMakesItStale() throws IOException {
        put("shop/src/main/java/Cart.java", TODAY.plusSeconds(1));

        assertThat(build.isStale(MODULES)).isTrue();
    }

    @Test
    void theSharedLibraryIsASourceToo() throws IOException {
        put("common-lib/src/main/java/Outbox.java", TODAY.plusSeconds(1));

        assertThat(build.isStale(MODULES)).isTrue();
    }

    @Test
    void aMissingJarHasToBeBuiltAndIsNamedWhereItIsNot() {
        assertThat(build.isStale(List.of("shop", "bank"))).isTrue();
        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(() -> source.builtJar("bank"))
                .withMessageContaining("bank");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aBuildThatFailsIsShownWithItsLastLines() throws IOException {
        Path wrapper = put("mvnw", TODAY);
        Files.writeString(wrapper, "#!/bin/sh\necho 'Shop.java:1 a semicolon is missing'\nexit 1\n");
        assertThat(wrapper.toFile().setExecutable(true)).isTrue();
        put("shop/src/main/java/Cart.java", TODAY.plusSeconds(1));

        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(() -> build.ensure(MODULES, _ -> {}))
                .withMessageContaining("a semicolon is missing")
                .withMessageContaining("build.log");
    }

    private Path put(String name, Instant modified) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
