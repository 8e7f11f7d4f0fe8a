package dev.souk.system.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import dev.souk.system.repository.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls of the scripts to a kubectl that only records them. */
class SecretsTest {

    private static final Path FOLDER = Repository.ROOT.resolve("ops/kubernetes");

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
        assertThat(secrets.stream().map(Manifest::name)).containsExactlyInAnyOrderElementsOf(mounted("base"));
    }

    @Test
    void everyPodGetsACertificateToo() throws Exception {
        Path kubectl = executable("""
                #!/bin/sh
                case "$*" in *create*) echo "$6"; cat "${10#*=}";; *apply*) cat > '%s';; esac
                """.formatted(given));

        assertThat(run(
                        kubectl,
                        "make-tls-secrets",
                        programs.resolve("certificates").toString()))
                .isZero();

        List<String> created = Files.readAllLines(given).stream()
                .filter(line -> line.endsWith("-tls"))
                .toList();
        assertThat(created)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(mounted("tls").stream()
                        .filter(name -> !mounted("base").contains(name))
                        .toList());
        assertThat(given).content().contains("BEGIN CERTIFICATE");
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

    /** The first time a secret cannot be created; kubectl goes on with the others then. */
    @Test
    void aRunCompletesAnInterruptedOne() throws Exception {
        Path kubectl = executable("""
                #!/bin/bash
                cd "$(dirname "$0")"
                case $3 in
                  get) [ ! -e postgres.secret ] || echo secret/postgres ;;
                  delete) for name in "${@:6}"; do rm -f "$name.secret"; done ;;
                  create)
                    csplit -sz -f new- - '/^---$/' '{*}'
                    for file in new-*; do
                      name="$(sed -n 's/metadata: {name: \\(.*\\)}/\\1/p' "$file")"
                      if [ -e "$name.secret" ] || { [ "$name" = order-service ] && mkdir failed; }; then
                        code=1
                      else
                        mv "$file" "$name.secret"
                      fi
                    done 2> /dev/null
                    exit "${code:-0}"
                    ;;
                esac
                """);

        assertThat(run(kubectl, "make-secrets")).isNotZero();
        assertThat(run(kubectl, "make-secrets")).isZero();

        for (String secret : mounted("base")) {
            Files.writeString(
                    given,
                    Files.readString(programs.resolve(secret + ".secret")),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        assertThat(Topology.services())
                .filteredOn(ServiceDefinition::hasDatabase)
                .allSatisfy(service -> assertThat(value(service.name(), "spring.datasource.password"))
                        .isEqualTo(value("postgres", service.database())));
    }

    @Test
    void nothingIsDeletedIfTheClusterDoesNotSayWhatIsThere() throws Exception {
        Path kubectl = executable("#!/bin/sh\ncase \"$*\" in *get*) exit 1;; *) echo > '%s';; esac\n".formatted(given));

        assertThat(run(kubectl, "make-secrets")).isNotZero();

        assertThat(given).doesNotExist();
    }

    private void run(boolean areThere) throws IOException, InterruptedException {
        Path kubectl = executable("#!/bin/sh\ncase \"$*\" in *get*) echo '%s';; *create*) cat >> '%s';; esac\n"
                .formatted(areThere ? "secret/postgres" : "", given));
        assertThat(run(kubectl, "make-secrets")).isZero();
    }

    private Path executable(String script) throws IOException {
        Path kubectl = Files.writeString(programs.resolve("kubectl"), script);
        assertThat(kubectl.toFile().setExecutable(true)).isTrue();
        return kubectl;
    }

    private static int run(Path kubectl, String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(FOLDER.resolve(script).toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().merge("PATH", kubectl.getParent() + ":", (path, first) -> first + path);
        return builder.start().waitFor();
    }

    private String value(String secret, @Nullable String key) {
        return Manifest.in(given).stream()
                .filter(manifest -> manifest.name().equals(secret))
                .map(manifest ->
                        manifest.json().getAsJsonObject("stringData").get(key).getAsString())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> mounted(String overlay) {
        return Kustomization.in(FOLDER.resolve(overlay)).manifests().stream()
                .flatMap(manifest -> manifest.secrets().stream())
                .distinct()
                .toList();
    }
}
