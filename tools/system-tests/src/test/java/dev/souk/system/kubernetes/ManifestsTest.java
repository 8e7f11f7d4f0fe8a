package dev.souk.system.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.souk.system.docs.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {

    private static final Path FOLDER = Repository.ROOT.resolve("ops/kubernetes");
    private static final Path BASE = FOLDER.resolve("base");
    private static final Path BROKEN = Path.of("src/test/resources/kubernetes");

    static Stream<Manifest> manifests() {
        return Kustomization.in(BASE).resources().stream()
                .map(BASE::resolve)
                .map(Manifest::in)
                .flatMap(List::stream);
    }

    static Stream<Manifest> ourDeployments() {
        return manifests().filter(manifest -> manifest.kind().equals("Deployment"));
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void everyManifestIsValid(Manifest manifest) {
        assertThat(manifest.fault())
                .as("%s %s", manifest.kind(), manifest.name())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-field.yaml", "missing-field.yaml", "wrong-type.yaml", "unknown-kind.yaml"})
    void anInvalidManifestIsFound(String file) {
        assertThat(Manifest.in(BROKEN.resolve(file)).getFirst().fault()).isPresent();
    }

    static Stream<Kustomization> kustomizations() {
        return Repository.find(file -> file.startsWith(FOLDER) && file.endsWith(Kustomization.FILE)).stream()
                .map(file -> Kustomization.in(Objects.requireNonNull(file.getParent())));
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void everyKustomizationListsExistingFilesAndNoParentFolder(Kustomization kustomization) {
        assertThat(kustomization.faults()).as("%s", kustomization.folder()).isEmpty();
    }

    @Test
    void aBaseAroundItsOverlayAndAMissingFileAreFound() {
        assertThat(Kustomization.in(BROKEN.resolve("overlay")).faults())
                .containsExactly(
                        ".. has this folder in it",
                        ". has this folder in it",
                        "../overlay has this folder in it",
                        "gone.yaml is not there",
                        "../nowhere is not there");
    }

    @Test
    void theBaseListsEveryFile() {
        List<String> files =
                Repository.find(file ->
                                file.startsWith(FOLDER) && file.toString().endsWith(".yaml"))
                        .stream()
                        .filter(file -> !file.endsWith(Kustomization.FILE))
                        .map(file -> BASE.relativize(file).toString())
                        .toList();

        assertThat(Kustomization.in(BASE).resources()).containsExactlyInAnyOrderElementsOf(files);
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void everyContainerHasLimitsAndProbesAndNoPrivileges(Manifest manifest) {
        assertThat(manifest.containers()).allSatisfy(container -> {
            assertThat(container.keySet()).contains("startupProbe", "livenessProbe", "readinessProbe");
            assertThat(container
                            .getAsJsonObject("resources")
                            .getAsJsonObject("limits")
                            .keySet())
                    .contains("memory");
            JsonObject rights = container.getAsJsonObject("securityContext");
            assertThat(rights.get("allowPrivilegeEscalation").getAsBoolean()).isFalse();
            assertThat(rights.getAsJsonObject("capabilities").get("drop")).isEqualTo(strings("ALL"));
        });
    }

    @ParameterizedTest
    @MethodSource("ourDeployments")
    void everyServiceStopsWithinItsGracePeriodAndHasAReadOnlyImage(Manifest manifest) {
        assertThat(manifest.containers()).allSatisfy(container -> {
            assertThat(container.getAsJsonObject("lifecycle").has("preStop")).isTrue();
            assertThat(container
                            .getAsJsonObject("securityContext")
                            .get("readOnlyRootFilesystem")
                            .getAsBoolean())
                    .isTrue();
        });
        assertThat(manifests()
                        .filter(other -> other.kind().equals("PodDisruptionBudget"))
                        .map(Manifest::name))
                .contains(manifest.name());
    }

    @ParameterizedTest
    @CsvSource({
        "postgres, databases.sh",
        "kafka, accounts",
        "kafka, server.properties",
        "kafka, start.sh",
    })
    void composeAndKubernetesStartTheServersAlike(String server, String file) {
        assertThat(Manifest.in(BASE.resolve(server + ".yaml"))
                        .getFirst()
                        .json()
                        .getAsJsonObject("data")
                        .get(file)
                        .getAsString())
                .isEqualTo(Repository.read(Repository.ROOT.resolve("ops/" + server + "/" + file)));
    }

    @Test
    void theDemoPatchesExistingResources() {
        JsonObject target = Kustomization.in(FOLDER.resolve("demo"))
                .json()
                .getAsJsonArray("patches")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("target");

        assertThat(manifests()
                        .filter(manifest ->
                                manifest.kind().equals(target.get("kind").getAsString()))
                        .filter(manifest -> manifest.json().has("data"))
                        .map(Manifest::name))
                .contains(target.get("name").getAsString());
    }

    private static JsonArray strings(String... values) {
        var array = new JsonArray();
        List.of(values).forEach(array::add);
        return array;
    }
}
