package dev.souk.launcher.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.launcher.api.Topology;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Command;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A source tree with a packaged cart-service of one class, which is changed. */
class QuickBuildTest {

    private static final FileTime OLD = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final FileTime BUILT = FileTime.from(Instant.parse("2026-01-02T00:00:00Z"));
    private static final String HELLO = """
            public class Hello {
                public static void main(String[] arguments) {
                    System.out.println("%s");
                }
            }
            """;

    private final Path root;
    private final QuickBuild build;
    private final BootApplication packaged;

    QuickBuildTest(@TempDir Path temporary) throws IOException {
        root = temporary;
        var tree = new SourceTree(root);
        var state = new StateFolder(tree.defaultState());
        build = new QuickBuild(tree, state, Clock.systemUTC());
        write("pom.xml", "<a.version>7</a.version>");
        write("mvnw", "#!/bin/sh\necho \"$*\" >> maven-was-called\n").toFile().setExecutable(true);
        write("cart-service/pom.xml", "<artifactId>common-web</artifactId>");
        write("common-lib/web/pom.xml", "<artifactId>common-web</artifactId><artifactId>common-core</artifactId>");
        write("common-lib/core/pom.xml", "<artifactId>common-core</artifactId>");
        write("cart-service/src/main/java/Hello.java", HELLO.formatted("old"));
        write("cart-service/src/main/resources/application.yml", "version: '@a.version@'");
        packaged = packaged(tree, state);
        setOld(root.resolve("cart-service/src"));
    }

    /** As Maven and the extraction leave it. */
    private BootApplication packaged(SourceTree tree, StateFolder state) throws IOException {
        Path jar = root.resolve("cart-service/target/cart-service-0.1.0.jar");
        writeJar(jar);
        write("cart-service/target/cart-service-0.1.0.jar.original", "", BUILT);
        BootApplication application = BootApplication.of(Topology.CARTS, tree, state);
        writeJar(application.extractedJar());
        Files.writeString(application.folder().resolve("extracted"), "");
        return application;
    }

    @Test
    void anUnchangedServiceIsNotBuilt() {
        assertThat(build.ensure(Topology.CARTS)).isEmpty();
        assertThat(ServiceCode.newest(packaged)).isEqualTo(new ServiceCode(packaged, null));
    }

    @Test
    void aChangedLineIsCompiledAndRuns() throws IOException {
        write("cart-service/src/main/java/Hello.java", HELLO.formatted("new"), now());

        assertThat(build.ensure(Topology.CARTS))
                .hasValueSatisfying(done -> assertThat(done).contains("was compiled in"));

        assertThat(output()).containsExactly("new");
        assertThat(build.ensure(Topology.CARTS)).isEmpty();
    }

    /** The launcher, and so the service, may run on an older JDK than the command. */
    @Test
    void aServiceIsCompiledForTheReleaseThatMavenCompilesFor() throws IOException {
        write("cart-service/src/main/java/Hello.java", HELLO.formatted("new"), now());
        build.ensure(Topology.CARTS);

        assertThat(ServiceCode.newest(packaged).words(List.of(), List.of()))
                .anySatisfy(classPath -> assertThat(Path.of(classPath.split(File.pathSeparator, 2)[0])
                                .resolveSibling("javac"))
                        .content()
                        .startsWith("--release\n25\n"));
    }

    @Test
    void jarsOfOptionalPartsFollowTheCompiledClasses() throws IOException {
        write("cart-service/src/main/java/Hello.java", HELLO.formatted("new"), now());
        build.ensure(Topology.CARTS);

        List<String> words = ServiceCode.newest(packaged).words(List.of(), List.of(Path.of("part.jar")));

        assertThat(words).endsWith("Hello");
        assertThat(words.get(words.indexOf("-cp") + 1))
                .containsPattern("classes.*common-core-0\\.1\\.0\\.jar")
                .endsWith(File.pathSeparator + "part.jar");
    }

    /** A build that does not start is followed by the next one, while others use the classes of an older one. */
    @Test
    void theClassesOfARunningProcessStay() throws IOException {
        write("cart-service/src/main/java/Hello.java", HELLO.formatted("one"), now());
        build.ensure(Topology.CARTS);
        ServiceCode running = ServiceCode.newest(packaged);

        for (String text : List.of("two", "three", "four")) {
            write("cart-service/src/main/java/Hello.java", HELLO.formatted(text), now());
            build.ensure(Topology.CARTS);
        }

        assertThat(output()).containsExactly("four");
        assertThat(running.compiled()).exists();
    }

    @Test
    void aPackagedServiceThatIsNewerThanTheClassesRuns() throws IOException {
        write("cart-service/src/main/java/Hello.java", HELLO.formatted("new"), now());
        build.ensure(Topology.CARTS);

        write(
                "cart-service/target/cart-service-0.1.0.jar.original",
                "",
                FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(ServiceCode.newest(packaged)).isEqualTo(new ServiceCode(packaged, null));
    }

    @Test
    void aChangedModuleOfCommonLibIsCompiledWithTheService() throws IOException {
        write(
                "common-lib/core/src/main/java/Greeting.java",
                "class Greeting { static String text() { return \"hi\"; } }",
                now());
        write("cart-service/src/main/java/Hello.java", HELLO.replace("\"%s\"", "Greeting.text()"));

        assertThat(build.ensure(Topology.CARTS))
                .hasValueSatisfying(done -> assertThat(done).contains("was compiled in"));

        assertThat(output()).containsExactly("hi");
    }

    @Test
    void aDeletedFileIsAChange() throws IOException {
        Files.delete(root.resolve("cart-service/src/main/resources/application.yml"));

        assertThat(build.ensure(Topology.CARTS))
                .hasValueSatisfying(done -> assertThat(done).contains("was compiled in"));
    }

    @Test
    void resourcesAreFilteredAsMavenDoes() throws IOException {
        write("cart-service/src/main/java/Hello.java", HELLO.formatted("new"), now());
        build.ensure(Topology.CARTS);

        Path resources = ClassCompilation.all(packaged).getFirst().resolveSibling("cart-service");
        assertThat(resources.resolve("application.yml")).hasContent("version: '7'");
    }

    @Test
    void anErrorNamesTheLineAndTheOldBuildStaysTheNewest() throws IOException {
        write("cart-service/src/main/java/Hello.java", "class Hello { int number = \"\"; }", now());

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> build.ensure(Topology.CARTS))
                .withMessageContaining("Hello.java:1: error: incompatible types");
        assertThat(ServiceCode.newest(packaged)).isEqualTo(new ServiceCode(packaged, null));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aChangedPomIsAppliedByMaven() throws IOException {
        write("common-lib/web/pom.xml", "<artifactId>common-core</artifactId>", now());

        assertThat(build.ensure(Topology.CARTS))
                .hasValueSatisfying(done -> assertThat(done).contains("was built by Maven in"));

        assertThat(root.resolve("maven-was-called")).content().contains("package -Poptional -pl :cart-service");
        assertThat(build.ensure(Topology.CARTS)).isEmpty();
    }

    private List<String> output() throws IOException {
        var log = new LogFile(root.resolve("output"));
        List<String> words = ServiceCode.newest(packaged).words(List.of(), List.of());
        new Command(words, packaged.folder(), Map.of(), log).run("Hello", "");
        return Files.readAllLines(log.path());
    }

    private static void writeJar(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Hello");
        manifest.getMainAttributes()
                .put(Attributes.Name.CLASS_PATH, "lib/common-core-0.1.0.jar lib/common-web-0.1.0.jar");
        Files.createDirectories(jar.getParent());
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry("META-INF/build-info.properties"));
        }
    }

    private static FileTime now() {
        return FileTime.from(Instant.now());
    }

    private Path write(String file, String text) throws IOException {
        return write(file, text, OLD);
    }

    private Path write(String file, String text, FileTime time) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.setLastModifiedTime(Files.writeString(path, text), time);
    }

    private static void setOld(Path folder) throws IOException {
        for (Path file : ServiceSources.files(folder).toList()) {
            Files.setLastModifiedTime(file, OLD);
        }
    }
}
