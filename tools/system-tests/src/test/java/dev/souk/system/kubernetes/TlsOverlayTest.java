package dev.souk.system.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.souk.system.compose.ComposeFile;
import dev.souk.system.repository.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code ops/kubernetes/tls}, beside what {@link ManifestsTest} demands of every overlay. */
class TlsOverlayTest {

    private static final Path FOLDER = Repository.ROOT.resolve("ops/kubernetes");
    private static final List<Manifest> MANIFESTS =
            Kustomization.in(FOLDER.resolve("tls")).manifests();

    static Stream<Manifest> pods() {
        return MANIFESTS.stream().filter(manifest -> manifest.pod().isPresent());
    }

    @ParameterizedTest
    @MethodSource("pods")
    void everyPodHasItsOwnCertificateAndNoOther(Manifest pod) {
        assertThat(pod.secrets()).filteredOn(secret -> secret.endsWith("-tls")).containsExactly(pod.name() + "-tls");
        assertThat(pod.containers())
                .allSatisfy(container -> assertThat(mounts(container))
                        .anyMatch(mount -> mount.get("name").getAsString().equals("tls")
                                && mount.get("mountPath").getAsString().equals("/run/souk-tls")));
    }

    @Test
    void everyProbeAsksOnThePortWithoutTls() {
        assertThat(pods().filter(pod -> pod.kind().equals("Deployment")).flatMap(Manifest::containers))
                .isNotEmpty()
                .allSatisfy(container -> assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                                .map(probe -> container
                                        .getAsJsonObject(probe)
                                        .getAsJsonObject("httpGet")
                                        .get("port")
                                        .getAsString()))
                        .containsOnly("management"));
    }

    @Test
    void noAddressIsWithoutTls() {
        assertThat(MANIFESTS).noneMatch(manifest -> manifest.json().toString().contains("http://"));
        assertThat(Kustomization.in(FOLDER.resolve("base")).manifests())
                .anyMatch(manifest -> manifest.json().toString().contains("http://"));
    }

    @Test
    void onlyMonitoringReachesAnotherPortThanBefore() {
        List<String> before = received(Kustomization.in(FOLDER.resolve("base")).manifests());
        List<String> now = received(MANIFESTS);

        assertThat(now).filteredOn(call -> !before.contains(call)).isNotEmpty().allMatch(TlsOverlayTest::isMonitoring);
        assertThat(before)
                .filteredOn(call -> !now.contains(call))
                .isNotEmpty()
                .allMatch(call -> call.endsWith(":8080"));
        assertThat(now).filteredOn(TlsOverlayTest::isMonitoring).allMatch(call -> call.endsWith(":8081"));
    }

    @Test
    void composeAndKubernetesStartPostgresAlike() {
        Manifest postgres = manifest("StatefulSet", "postgres");
        ComposeFile compose = ComposeFile.in(Repository.ROOT.resolve("docker-compose.tls.yml"));

        assertThat(postgres.containers()
                        .flatMap(container -> container.getAsJsonArray("args").asList().stream())
                        .map(JsonElement::getAsString))
                .containsExactly(compose.command("postgres").split("\\s+"));
        assertThat(postgres.containers().map(container -> container.getAsJsonArray("command")))
                .containsExactly(ComposeFile.in(Repository.ROOT.resolve("docker-compose.yml"))
                        .entryPoint("postgres"));
        assertThat(manifest("ConfigMap", "postgres")
                        .json()
                        .getAsJsonObject("data")
                        .get("pg_hba.tls.conf")
                        .getAsString())
                .isEqualToIgnoringNewLines(Repository.read(Repository.ROOT.resolve("ops/postgres/pg_hba.tls.conf")));
    }

    private static Manifest manifest(String kind, String name) {
        return MANIFESTS.stream()
                .filter(manifest ->
                        manifest.kind().equals(kind) && manifest.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> received(List<Manifest> manifests) {
        return List.copyOf(new NetworkPolicies(manifests).received());
    }

    private static boolean isMonitoring(String call) {
        return call.startsWith("namespace");
    }

    private static List<JsonObject> mounts(JsonObject container) {
        return container.getAsJsonArray("volumeMounts").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }
}
