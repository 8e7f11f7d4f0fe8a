package dev.souk.system.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
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
        return Kustomization.in(BASE).manifests().stream();
    }

    static Stream<Manifest> ourDeployments() {
        return manifests().filter(manifest -> manifest.kind().equals("Deployment"));
    }

    @ParameterizedTest
    @MethodSource("allManifests")
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
                Repository.find(file -> file.startsWith(BASE) && file.toString().endsWith(".yaml")).stream()
                        .filter(file -> !file.endsWith(Kustomization.FILE))
                        .map(file -> BASE.relativize(file).toString())
                        .toList();

        assertThat(Kustomization.in(BASE).resources()).containsExactlyInAnyOrderElementsOf(files);
    }

    static Stream<Manifest> allManifests() {
        return kustomizations().flatMap(kustomization -> kustomization.manifests().stream());
    }

    @ParameterizedTest
    @MethodSource("allManifests")
    void everyPodHasLimitsAndProbesAndNoPrivileges(Manifest manifest) {
        assertThat(PodRules.faults(manifest)).isEmpty();
    }

    @Test
    void aPodWithPrivilegesIsFound() {
        assertThat(PodRules.faults(
                        Manifest.in(BROKEN.resolve("privileged-pod.yaml")).getFirst()))
                .containsExactly(
                        "broken: automountServiceAccountToken is not false",
                        "broken: runAsNonRoot is not true",
                        "broken: no seccomp profile",
                        "broken: no startupProbe",
                        "broken: no livenessProbe",
                        "broken: no readinessProbe",
                        "broken: no limit of memory",
                        "broken: readOnlyRootFilesystem is not true",
                        "broken: allowPrivilegeEscalation is not false",
                        "broken: has capabilities",
                        "broken: the image broken:latest is named by no version");
    }

    @ParameterizedTest
    @MethodSource("ourDeployments")
    void everyServiceIsReplacedWithoutAFailedCall(Manifest manifest) {
        assertThat(ReleaseRules.faults(manifest, manifests().toList())).isEmpty();
    }

    /** The services do so by default; the gateway is left by its own callers only on Kubernetes. */
    @Test
    void theGatewayEndsOpenConnectionsForAWhileBeforeItStops() {
        assertThat(Manifest.in(BASE.resolve("gateway-service.yaml")).stream()
                        .flatMap(Manifest::containers)
                        .map(container -> container.get("env").toString()))
                .singleElement()
                .asString()
                .contains("{\"name\":\"SOUK_DISCOVERY_DEREGISTRATIONDELAY\",\"value\":\"1500ms\"}");
    }

    @Test
    void aDeploymentThatReplacesItsPodsAbruptlyIsFound() {
        List<Manifest> broken = Manifest.in(BROKEN.resolve("abrupt-release.yaml"));

        assertThat(ReleaseRules.faults(broken.getFirst(), broken))
                .containsExactly(
                        "an old pod may stop before the new one is ready",
                        "a pod stops while calls still arrive",
                        "the grace period ends before the shutdown",
                        "a start that waits is ended",
                        "no disruption budget",
                        "replicas, which the autoscaler sets",
                        "no autoscaler that keeps two pods");
    }

    @Test
    void theImagesHaveTheVersionOfTheSources() {
        String version = Repository.read(Repository.ROOT.resolve("pom.xml"))
                .replaceAll("(?s).*?<artifactId>souk</artifactId>\\s*<version>([^<-]+).*", "$1");

        assertThat(ourDeployments()
                        .flatMap(Manifest::containers)
                        .map(container -> container.get("image").getAsString()))
                .isNotEmpty()
                .allMatch(image -> image.endsWith(":" + version));
    }

    @ParameterizedTest
    @CsvSource({
        "postgres, databases.sh",
        "kafka, accounts",
        "kafka, log4j2.yaml",
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

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "kafka"})
    void composeAndKubernetesHaveTheSameImage(String server) {
        Pattern image = Pattern.compile("(?m)^ +image: (\\S*%s:\\S+)".formatted(server));

        assertThat(image.matcher(Repository.read(BASE.resolve(server + ".yaml")))
                        .results()
                        .map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Repository.ROOT.resolve("docker-compose.yml"))
                        .content()
                        .contains("image: " + name + "\n"));
    }

    /** A session in use has 3.5 MiB of its own; 32 MiB are shared. */
    @Test
    void theDatabaseHasMemoryForAllItsSessions() {
        String manifest = Repository.read(BASE.resolve("postgres.yaml"));

        assertThat(number("limits: \\{memory: (\\d+)Mi}", manifest))
                .isGreaterThan(32 + number("max_connections=(\\d+)", manifest) * 7 / 2);
    }

    private static int number(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .mapToInt(match -> Integer.parseInt(match.group(1)))
                .sum();
    }

    /** BusyBox tries the first address of a name alone: ::1, where a broker that listens on localhost does not. */
    @Test
    void whoeverWaitsForAPortNamesItsAddress() {
        Path ops = Repository.ROOT.resolve("ops");

        assertThat(Repository.find(file -> file.startsWith(ops)
                                || file.getFileName().toString().startsWith("docker-compose"))
                        .stream()
                        .flatMap(file -> Repository.read(file).lines())
                        .filter(line -> line.matches(".*\\b(nc|wget)\\b,? -.*")))
                .hasSizeGreaterThan(3)
                .allMatch(line -> line.contains("127.0.0.1"));
    }

    @Test
    void everyPatchOfAnOverlayChangesSomething() {
        assertThat(kustomizations())
                .anySatisfy(kustomization -> assertThat(kustomization.patches()).isNotEmpty());
        assertThat(kustomizations())
                .allSatisfy(kustomization -> assertThat(kustomization.patches())
                        .allSatisfy(patch -> assertThat(manifests()).anyMatch(patch::fits)));
    }
}
