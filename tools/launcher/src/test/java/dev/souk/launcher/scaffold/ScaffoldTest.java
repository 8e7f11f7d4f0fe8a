package dev.souk.launcher.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With names that no service has, on a copy of the template and of the files that list services; NewServiceIT builds
 * and tests the result.
 */
class ScaffoldTest {

    private static final Path ORIGINAL = SourceTree.containing(Path.of("")).root();

    private static final Pattern MOUNT = Pattern.compile("- ([a-z]+-[a-z]+):/");

    private final Path root;

    ScaffoldTest(@TempDir Path temporary) throws IOException {
        root = temporary;
        Places places = Places.of(new SourceTree(ORIGINAL));
        Stream.concat(places.places().keySet().stream(), places.files().stream())
                .forEach(this::copy);
        try (Stream<Path> template = Files.walk(ORIGINAL.resolve("tools/service-template"))) {
            template.filter(Files::isRegularFile)
                    .forEach(file -> copy(ORIGINAL.relativize(file).toString()));
        }
    }

    @Test
    void eachPlaceListsTheServiceOnceMoreForEachNewOne() throws IOException {
        add("alpha");
        add("omega");

        assertThat(read("pom.xml")).contains("""
                            <module>alpha-service</module>
                            <module>omega-service</module>
                            <module>cart-service</module>
                        """);
        assertThat(read("docker-compose.yml"))
                .containsOnlyOnce("  alpha-service:\n")
                .containsOnlyOnce("  omega-service:\n")
                .containsOnlyOnce("  cart-service:\n");
        assertThat(read("gateway-service/src/main/resources/application.yml"))
                .contains("alpha-service,omega-service,cart-service")
                .containsOnlyOnce("predicates: [Path=/alphas/**]\n");
        assertThat(read("alpha-service/src/main/resources/application.yml")).contains("database: souk_alpha");
    }

    @Test
    void theContainerOfTheServiceMountsVolumesThatThereAreAndHasNoneOfTheOptionsOfCarts() throws IOException {
        add("alpha");

        String compose = read("docker-compose.yml");
        assertThat(compose)
                .contains("- alpha-secrets:/run/souk:ro", "- alpha-data:/var/lib/souk")
                .contains("- alpha-secrets:/secrets/alpha\n", "- alpha-data:/data/alpha\n") // to be prepared
                .doesNotContain("ALPHA");
        assertThat(MOUNT.matcher(compose).results().map(mount -> mount.group(1)).distinct())
                .allSatisfy(volume -> assertThat(compose).containsOnlyOnce("\n  %s:\n".formatted(volume)));
    }

    @Test
    void aServiceThatExistsIsNotOverwritten() throws IOException {
        add("alpha");
        String before = read("pom.xml");

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> add("alpha"))
                .withMessageContaining("alpha-service already");
        assertThat(read("pom.xml")).isEqualTo(before);
    }

    /** One of them is in a folder of its own, the other one is no service of this repository's language. */
    @Test
    void theNameOfAnOptionalServiceIsTaken() throws IOException {
        for (String name : List.of("config", "statistics")) {
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> add(name))
                    .withMessageContaining(name + "-service already");
            assertThat(root.resolve(name + "-service")).doesNotExist();
        }
    }

    @Test
    void nothingIsWrittenIfAPlaceIsGone() throws IOException {
        Files.writeString(root.resolve("ops/prometheus/prometheus.yml"), "scrape_configs: []\n");

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> add("alpha"))
                .withMessageContaining("ops/prometheus/prometheus.yml")
                .withMessageContaining("cart-service,");
        assertThat(root.resolve("alpha-service")).doesNotExist();
        assertThat(read("pom.xml")).doesNotContain("alpha-service");
    }

    private void add(String name) throws IOException {
        new Scaffold(new SourceTree(root), NewService.named(name)).write();
    }

    private String read(String file) throws IOException {
        return Files.readString(root.resolve(file));
    }

    private void copy(String file) {
        Path copy = root.resolve(file);
        try {
            Files.createDirectories(copy.resolveSibling("."));
            if (Files.notExists(copy)) {
                Files.copy(ORIGINAL.resolve(file), copy);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
