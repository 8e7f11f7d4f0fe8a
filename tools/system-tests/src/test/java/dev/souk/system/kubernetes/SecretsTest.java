package dev.souk.system.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import dev.souk.system.docs.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls of `make-secrets` to a kubectl that only records them. */
class SecretsTest {

    private static final Path FOLDER = Repository.ROOT.resolve("ops/kubernetes");
    private static final Pattern USED = Pattern.compile("secretName: ([a-z-]+)");

    private final Path given;
    private final Path programs;

    SecretsTest(@TempDir Path temporary) {
        given = temporary.resolve("given.yaml");
        programs = temporary;
    }

    @Test
    void everySecretThatAPodMountsIsCreated() throws Exception {
        run(false);

        List<Manifest> secrets = Manifest.in(given);
        assertThat(secrets).allSatisfy(secret -> assertThat(secret.fault()).isEmpty());
        assertThat(secrets.stream().map(Manifest::name)).containsExactlyInAnyOrderElementsOf(mounted());
    }

    @Test
    void eachServiceGetsItsPasswordOfPostgres() throws Exception {
        run(false);

        assertThat(Topology.services())
                .filteredOn(ServiceDefinition::hasDatabase)
                .allSatisfy(service -> assertThat(value(service.name(), "spring.datasource.password"))
                        .matches("[0-9a-f]{48}")
                        .isEqualTo(value("postgres", service.database())));
        assertThat(value("postgres", "souk_user")).isNotEqualTo(value("postgres", "souk_cart"));
    }

    @Test
    void eachServiceGetsItsOtherPasswordsToo() throws Exception {
        run(false);

        assertThat(Topology.services())
                .filteredOn(ServiceDefinition::hasDatabase)
                .allSatisfy(service -> {
                    assertThat(value(service.name(), "spring.flyway.password"))
                            .isEqualTo(value("postgres", service.database() + "_owner"))
                            .isNotEqualTo(value("postgres", service.database()));
                    assertThat(value(service.name(), "souk.kafka.password")).isEqualTo(value("kafka", service.name()));
                });
        assertThat(List.of("broker", "controller", "operator"))
                .allSatisfy(account -> assertThat(value("kafka", account)).matches("[0-9a-f]{48}"));
    }

    @Test
    void existingSecretsAreKept() throws Exception {
        run(true);

        assertThat(given).doesNotExist();
    }

    private void run(boolean areThere) throws IOException, InterruptedException {
        Path kubectl = Files.writeString(
                programs.resolve("kubectl"),
                "#!/bin/sh\ncase \"$*\" in *get*) exit %d;; *create*) cat > '%s';; esac\n"
                        .formatted(areThere ? 0 : 1, given));
        assertThat(kubectl.toFile().setExecutable(true)).isTrue();
        var builder = new ProcessBuilder(FOLDER.resolve("make-secrets").toString()).inheritIO();
        builder.environment().merge("PATH", programs + ":", (path, first) -> first + path);
        assertThat(builder.start().waitFor()).isZero();
    }

    private String value(String secret, @Nullable String key) {
        return Manifest.in(given).stream()
                .filter(manifest -> manifest.name().equals(secret))
                .map(manifest ->
                        manifest.json().getAsJsonObject("stringData").get(key).getAsString())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> mounted() {
        return Repository.find(
                        file -> file.startsWith(FOLDER) && file.toString().endsWith(".yaml"))
                .stream()
                .flatMap(file -> USED.matcher(Repository.read(file)).results())
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }
}
