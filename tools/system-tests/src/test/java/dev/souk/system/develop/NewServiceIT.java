package dev.souk.system.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.docs.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** `./souk new` in a copy of the sources: the new service passes all checks and its tests, and each list names it. */
class NewServiceIT {

    private final Path root;

    NewServiceIT(@TempDir Path temporary) throws IOException {
        root = temporary;
        for (Path file : Repository.sources(_ -> true)) {
            Path copy = root.resolve(Repository.ROOT.relativize(file));
            Files.createDirectories(copy.resolveSibling("."));
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    @Test
    void aNewServicePassesItsTestsAndStandsInEachList() throws IOException, InterruptedException {
        run(
                System.getProperty("java.home") + "/bin/java",
                "-Dsouk.checkout=" + root,
                "-jar",
                Repository.ROOT.resolve("tools/launcher/target/launcher.jar").toString(),
                "new",
                "invoice-service");

        Set<String> owners = Set.of("user", "cart", "order", "invoice");
        Set<String> all = Set.of("user", "cart", "order", "invoice", "gateway", "registry");
        assertThat(ServiceLists.of(all, owners))
                .allSatisfy(list -> assertThat(list.fault(Repository.read(root.resolve(list.file()))))
                        .isEmpty());

        run(
                root.resolve("mvnw").toString(),
                "-B",
                "-ntp",
                "-q",
                "verify",
                "-pl",
                ":invoice-service",
                "-am",
                "-Dtest=dev/souk/invoice/**/*Test",
                "-Dit.test=dev/souk/invoice/**/*IT",
                "-Dsouk.infrastructure=" + System.getProperty("souk.infrastructure", "auto"));
        assertThat(root.resolve("invoice-service/target/failsafe-reports/TEST-dev.souk.invoice.InvoiceEventsIT.xml"))
                .exists();
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
