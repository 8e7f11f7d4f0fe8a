package dev.souk.system.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * `./souk new` in a copy of the sources: the new service passes all checks and its tests, and each list names it. The
 * modules that it uses are copied with their classes, which this build has just checked and compiled.
 */
@Tag("lab")
class NewServiceIT {

    private static final List<String> LIBRARIES = List.of(
            "tools/architecture-rules",
            "tools/test-support",
            "common-lib/core",
            "common-lib/messaging",
            "common-lib/web");

    /**
     * Compiles what has no classes yet. The list of files of the last build, which Maven would compare, has other
     * paths.
     */
    private static final String COMPILE_ONLY_THE_NEW = "-Dmaven.compiler.useIncrementalCompilation=false";

    private final Path root;

    NewServiceIT(@TempDir Path temporary) throws IOException {
        root = temporary;
        for (Path file : Repository.sources(_ -> true)) {
            copy(file);
        }
        for (String library : LIBRARIES) {
            copyClasses(Repository.ROOT.resolve(library + "/target/classes"));
            copyClasses(Repository.ROOT.resolve(library + "/target/test-classes"));
        }
    }

    private void copyClasses(Path folder) throws IOException {
        try (Stream<Path> classes = Files.walk(folder)) {
            for (Path file : classes.filter(Files::isRegularFile).toList()) {
                copy(file);
            }
        }
    }

    private void copy(Path file) throws IOException {
        Path copy = root.resolve(Repository.ROOT.relativize(file));
        Files.createDirectories(copy.resolveSibling("."));
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Test
    void aNewServicePassesItsTestsAndStandsInEachList() throws IOException, InterruptedException {
        run(
                System.getProperty("java.home") + "/bin/java",
                "-Dsouk.checkout=" + root,
                "-jar",
                Repository.ROOT.resolve("tools/launcher/target/launcher.jar").toString(),
                "new",
                "specimen-service");

        Set<String> owners = with(ServiceListTest.OWNERS);
        Set<String> all = with(ServiceListTest.ALL);
        assertThat(ServiceLists.of(all, owners, with(ServiceListTest.MODULES), with(ServiceListTest.CONTAINERS)))
                .allSatisfy(list -> assertThat(list.fault(Repository.read(root.resolve(list.file()))))
                        .isEmpty());

        run(
                root.resolve("mvnw").toString(),
                "-B",
                "-ntp",
                "-q",
                "verify",
                "-pl",
                ":specimen-service",
                "-am",
                COMPILE_ONLY_THE_NEW,
                "-Dtest=dev/souk/specimen/**/*Test",
                "-Dit.test=dev/souk/specimen/**/*IT",
                "-Dsouk.infrastructure=" + System.getProperty("souk.infrastructure", "embedded"));
        assertThat(root.resolve("specimen-service/target/failsafe-reports/TEST-dev.souk.specimen.SpecimenEventsIT.xml"))
                .exists();
    }

    private static Set<String> with(Set<String> services) {
        var more = new TreeSet<>(services);
        more.add("specimen");
        return more;
    }

    /** Without the network: this build has just used the same plugins and libraries. */
    private void run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(List.of(command)).directory(root.toFile());
        builder.environment().put("MAVEN_ARGS", "-o");
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command[0], output).isZero();
    }
}
